package io.redletter.delivery.wechat;

import io.redletter.delivery.channel.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;

/**
 * An error code and what it means, from the table {@code errors.txt}.
 *
 * @param from first code of the line
 * @param to last code of the line
 */
record WechatError(int from, int to, Kind kind, String words, String english) {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final List<WechatError> TABLE = read();

    /** See the head of the table. */
    enum Kind {
        TOKEN,
        BUSY,
        MINUTE,
        TOMORROW,
        QUOTA,
        DONE,
        CONFIRM,
        PERSON,
        REFUSED
    }

    static WechatError of(int code) {
        return TABLE.stream()
                .filter(line -> line.from <= code && code <= line.to)
                .findFirst()
                .orElseGet(() -> new WechatError(code, code, Kind.PERSON, "微信返回未知错误", "unknown error"));
    }

    /** What a call that was answered with this code means for the delivery. */
    Outcome outcome(int code, String answer, Instant now) {
        String word = "wechat-" + code;
        String reason = words + " (" + code + ": " + english + ")";
        return switch (kind) {
            case TOKEN, PERSON, QUOTA, REFUSED -> Outcome.refused(word, reason, answer);
            case CONFIRM -> Outcome.confirming(word, reason, answer);
            case BUSY -> Outcome.retryable(word, reason, answer, null);
            case MINUTE -> Outcome.retryable(word, reason, answer, Duration.ofMinutes(1));
            case TOMORROW -> Outcome.retryable(word, reason, answer, untilTomorrow(now));
            case DONE -> Outcome.sent(answer, null);
        };
    }

    private static Duration untilTomorrow(Instant now) {
        ZonedDateTime here = now.atZone(CHINA);
        return Duration.between(
                here, here.toLocalDate().plusDays(1).atStartOfDay(CHINA).plusMinutes(1));
    }

    private static List<WechatError> read() {
        try (InputStream in = WechatError.class.getResourceAsStream("errors.txt")) {
            if (in == null) {
                throw new IllegalStateException("errors.txt: not beside " + WechatError.class.getName());
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(WechatError::line)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WechatError line(String line) {
        String[] cells = line.split("\\s*\\|\\s*");
        int dash = cells[0].indexOf('-', 1);
        int from = Integer.parseInt(dash < 0 ? cells[0] : cells[0].substring(0, dash));
        int to = dash < 0 ? from : Integer.parseInt(cells[0].substring(dash + 1));
        return new WechatError(from, to, Kind.valueOf(cells[1].toUpperCase(Locale.ROOT)), cells[2], cells[3].strip());
    }
}
