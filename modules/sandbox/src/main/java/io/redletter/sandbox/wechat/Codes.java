package io.redletter.sandbox.wechat;

import java.security.SecureRandom;
import java.util.Base64;

/** Random identifiers in the shapes the platform uses. */
final class Codes {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Codes() {}

    /** 136 characters, as long as the platform's. */
    static String accessToken() {
        return "86_" + text(99) + "A";
    }

    /** 64 characters. */
    static String mediaId() {
        return text(48);
    }

    /** 22 characters, the last part of an article's address. */
    static String page() {
        return text(16);
    }

    /** Three groups of eight, as the platform appends to each error for its support desk. */
    static String requestId(long epochSecond) {
        return String.format("%08x-%08x-%08x", epochSecond, RANDOM.nextInt(), RANDOM.nextInt());
    }

    private static String text(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
