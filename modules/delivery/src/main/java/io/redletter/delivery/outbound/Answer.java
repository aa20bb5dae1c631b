package io.redletter.delivery.outbound;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What came back. */
public record Answer(int status, MultiMap headers, Buffer body) {
    private static final int SHOWN = 300;

    /** How long the other side asks to be left alone: {@code Retry-After} in seconds or as a date (RFC 9110). */
    public Optional<Duration> retryAfter(Instant now) {
        String value = headers.get("Retry-After");
        if (value == null) {
            return Optional.empty();
        }
        String text = value.strip();
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Status and the beginning of the body, for people. */
    public String summary() {
        String text = body.toString().replaceAll("\\s+", " ").strip();
        return "HTTP " + status + (text.isEmpty() ? "" : " " + text.substring(0, Math.min(SHOWN, text.length())));
    }
}
