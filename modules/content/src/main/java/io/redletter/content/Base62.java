package io.redletter.content;

import java.math.BigInteger;

/** Bytes as letters and digits that survive being read aloud into an address bar. */
final class Base62 {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());

    private Base62() {}

    /** The first {@code length} digits; the bytes must hold that much. */
    static String text(byte[] bytes, int length) {
        BigInteger rest = new BigInteger(1, bytes);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            text.append(DIGITS.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return text.toString();
    }
}
