package io.redletter.delivery;

/** A reason as it is stored: {@code code: 中文 (English)}. */
final class Reason {
    private Reason() {}

    static String of(String code, String words) {
        return code + ": " + words;
    }

    static String code(String reason) {
        int colon = reason.indexOf(": ");
        return colon < 0 ? reason : reason.substring(0, colon);
    }

    static String words(String reason) {
        int colon = reason.indexOf(": ");
        return colon < 0 ? reason : reason.substring(colon + 2);
    }
}
