package io.redletter.campaign.plan;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Turns bytes into text, whichever of the usual Chinese encodings they came in. */
final class TextEncoding {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset BIG5 = Charset.forName("Big5");
    private static final int PAIRS_PER_LETTER = 6;
    private static final char DAMAGED = '\uFFFD';

    /** One damaged character, or one of 200, is a cut or noisy end; more is another encoding. */
    private static final int UTF8_LENGTH_PER_DAMAGE = 200;

    /** At least one byte of 100 is zero in UTF-16, from line ends, digits and blanks. */
    private static final int BYTES_PER_ZERO = 100;

    private TextEncoding() {}

    /** UTF-8, UTF-16 (by its mark, or by its zero bytes), else Big5 or GB18030, which also reads GBK and GB2312. */
    static String decode(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        return withoutMark(bytes);
    }

    private static String withoutMark(byte[] bytes) {
        long zerosFirst = zeros(bytes, 0);
        long zerosSecond = zeros(bytes, 1);
        if (zerosFirst + zerosSecond > bytes.length / BYTES_PER_ZERO) {
            return new String(bytes, zerosFirst > zerosSecond ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
        }
        String utf8 = new String(bytes, StandardCharsets.UTF_8);
        long damaged = utf8.chars().filter(c -> c == DAMAGED).count();
        if (damaged <= 1 + utf8.length() / UTF8_LENGTH_PER_DAMAGE) {
            return utf8;
        }
        return new String(bytes, isBig5(bytes) ? BIG5 : GB18030);
    }

    /** In Big5 the second byte of many common characters is an ASCII letter's, in GB2312 of none. */
    private static boolean isBig5(byte[] bytes) {
        int pairs = 0;
        int letters = 0;
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] < 0) {
                pairs++;
                letters += bytes[i + 1] >= 0x40 ? 1 : 0;
                i++;
            }
        }
        return letters > pairs / PAIRS_PER_LETTER;
    }

    private static long zeros(byte[] bytes, int from) {
        long zeros = 0;
        for (int i = from; i < bytes.length; i += 2) {
            if (bytes[i] == 0) {
                zeros++;
            }
        }
        return zeros;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
