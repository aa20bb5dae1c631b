package io.redletter.reach.ingest;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads an event of the usual shape straight from its bytes: one flat object, known fields, each once, plain texts and whole
 * numbers. Whatever is otherwise it leaves to {@link RawEvent}'s general reader, which is slower and says what is wrong.
 */
final class EventScan {
    private static final int MOST_DIGITS = 15;
    private static final long NONE = -1;

    private final byte[] json;
    private final int end;
    private int at;
    private @Nullable String id;
    private @Nullable String token;
    private @Nullable String type;
    private @Nullable String visitor;
    private @Nullable String referrer;
    private long happenedAt = NONE;
    private long sentAt = NONE;

    private EventScan(byte[] json, int from, int end) {
        this.json = json;
        this.at = from;
        this.end = end;
    }

    /**
     * The event, or null if it is of another shape.
     *
     * @throws EventRefusedException naming the field at fault
     */
    static @Nullable RawEvent read(byte[] json, int from, int length) {
        EventScan scan = new EventScan(json, from, from + length);
        return scan.isUsual() ? scan.event() : null;
    }

    private RawEvent event() {
        return new RawEvent(
                id,
                token,
                type,
                happenedAt == NONE ? null : (Long) happenedAt,
                sentAt == NONE ? null : (Long) sentAt,
                visitor,
                referrer);
    }

    private boolean isUsual() {
        if (!take('{')) {
            return false;
        }
        do {
            if (!field()) {
                return false;
            }
        } while (take(','));
        return take('}') && next() < 0;
    }

    private boolean field() {
        String key = text();
        if (key == null || !take(':')) {
            return false;
        }
        return switch (key) {
            case "id" -> id == null && (id = text()) != null;
            case "t" -> token == null && (token = token()) != null;
            case "e" -> type == null && (type = text()) != null;
            case "v" -> visitor == null && (visitor = text()) != null;
            case "r" -> referrer == null && (referrer = text()) != null;
            case "at" -> happenedAt == NONE && (happenedAt = number()) != NONE;
            case "s" -> sentAt == NONE && (sentAt = number()) != NONE;
            default -> false;
        };
    }

    private @Nullable String token() {
        int from = open();
        int to = from < 0 ? -1 : close();
        return to < 0 ? null : Tokens.SEEN.text(json, from, to);
    }

    private @Nullable String text() {
        int from = open();
        int to = from < 0 ? -1 : close();
        return to < 0 ? null : new String(json, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Index of a text's first byte, or -1 if no text begins here. */
    private int open() {
        return take('"') ? at : -1;
    }

    /** Index of the quote that ends a text, or -1 if it holds anything but printable ASCII. */
    private int close() {
        for (int i = at; i < end; i++) {
            byte each = json[i];
            if (each == '"') {
                at = i + 1;
                return i;
            }
            if (each < ' ' || each == '\\' || each == 0x7F) {
                return -1;
            }
        }
        return -1;
    }

    /** A number without sign, point or exponent, short enough for a time; -1 if there is none. */
    private long number() {
        if (next() < 0) {
            return NONE;
        }
        int from = at;
        long value = 0;
        while (at < end && json[at] >= '0' && json[at] <= '9' && at - from < MOST_DIGITS) {
            value = value * 10 + (json[at++] - '0');
        }
        boolean isWhole = at < end && (json[at] == ',' || json[at] == '}' || json[at] == ' ');
        boolean isCanonical = at > from && (json[from] != '0' || at == from + 1);
        return isWhole && isCanonical ? value : NONE;
    }

    private boolean take(char expected) {
        if (next() != expected) {
            return false;
        }
        at++;
        return true;
    }

    /** The next byte that is no space, or -1 at the end; {@code at} is its index. */
    private int next() {
        while (at < end && (json[at] == ' ' || json[at] == '\t' || json[at] == '\r' || json[at] == '\n')) {
            at++;
        }
        return at < end ? json[at] : -1;
    }
}
