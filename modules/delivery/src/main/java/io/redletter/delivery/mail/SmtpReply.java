package io.redletter.delivery.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail server answered (RFC 5321, 4.2).
 *
 * @param code three digits
 * @param text the lines' words, joined by spaces
 */
record SmtpReply(int code, String text) {
    private static final Pattern ENHANCED = Pattern.compile("^([245])\\.([0-9]{1,3})\\.([0-9]{1,3})(?:\\s|$)");
    private static final int SHOWN = 200;

    /** The enhanced status code (RFC 3463), such as {@code 5.1.1}; empty where there is none, or one of another class. */
    String enhanced() {
        Matcher matcher = ENHANCED.matcher(text);
        boolean fits = matcher.find() && matcher.group(1).charAt(0) == '0' + code / 100;
        return fits ? matcher.group(1) + "." + matcher.group(2) + "." + matcher.group(3) : "";
    }

    boolean isPositive() {
        return code >= 200 && code < 300;
    }

    boolean isGoAhead() {
        return code == 354;
    }

    /** For people and for the record. */
    String summary() {
        return code + " " + text.substring(0, Math.min(SHOWN, text.length()));
    }
}
