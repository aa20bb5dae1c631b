package io.redletter.sandbox.mail;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a careful server asks of a message (RFC 5321, RFC 5322), and what it reads of it. */
final class MessageRules {
    static final int LARGEST = 10 * 1024 * 1024;
    private static final int LONGEST_LINE = 998;
    private static final Pattern ID = Pattern.compile("<([^<>@\\s]{1,200})@[^<>@\\s]{1,250}>");
    private static final String[] NEEDED = {"date", "from", "message-id"};

    private MessageRules() {}

    /** The answer that refuses this message; empty where it is taken. */
    static Optional<String> refusal(Buffer message, boolean eightBit) {
        int line = 0;
        for (int i = 0; i < message.length(); i++) {
            byte at = message.getByte(i);
            if (at == '\n' && (i == 0 || message.getByte(i - 1) != '\r')) {
                return Optional.of("550 5.6.11 bare line feed");
            }
            line = at == '\n' ? 0 : line + 1;
            if (line > LONGEST_LINE + 1) {
                return Optional.of("550 5.6.0 line too long");
            }
            if (at < 0 && !eightBit) {
                return Optional.of("554 5.6.1 eight bits without BODY=8BITMIME");
            }
        }
        Map<String, String> headers = headers(message);
        for (String name : NEEDED) {
            if (!headers.containsKey(name)) {
                return Optional.of("550 5.6.0 no header " + name);
            }
        }
        return key(headers).isEmpty() ? Optional.of("550 5.6.0 bad Message-ID") : Optional.empty();
    }

    /** Unfolded, by name in lower case; the first of each. */
    static Map<String, String> headers(Buffer message) {
        String text = message.getString(0, Math.min(message.length(), 64 * 1024), StandardCharsets.UTF_8.name());
        int end = text.indexOf("\r\n\r\n");
        Map<String, String> headers = new LinkedHashMap<>();
        String head = (end < 0 ? text : text.substring(0, end)).replaceAll("\r\n[ \t]+", " ");
        for (String line : head.split("\r\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    /** What stands before the at sign of the {@code Message-ID}. */
    static Optional<String> key(Map<String, String> headers) {
        Matcher matcher = ID.matcher(headers.getOrDefault("message-id", ""));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
