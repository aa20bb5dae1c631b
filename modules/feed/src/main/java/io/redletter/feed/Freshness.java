package io.redletter.feed;

import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether whoever asks has the very bytes already (RFC 9110, section 13). */
final class Freshness {
    private static final Pattern TAG = Pattern.compile("(?:W/)?(\"[^\"]*\")");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private Freshness() {}

    /** {@code If-None-Match} decides alone where it is given; else {@code If-Modified-Since}. */
    static boolean isKnown(HttpServerRequest request, String tag, Optional<Instant> lastModified) {
        List<String> tags = request.headers().getAll("If-None-Match");
        return tags.isEmpty()
                ? isDated(request.getHeader("If-Modified-Since"), lastModified)
                : isNamed(String.join(",", tags), tag);
    }

    /** HTTP's date, such as {@code Sat, 05 Jun 2027 00:00:00 GMT}. */
    static String date(Instant instant) {
        return DATE.format(instant);
    }

    private static boolean isNamed(String tags, String tag) {
        if (tags.strip().equals("*")) {
            return true;
        }
        Matcher named = TAG.matcher(tags);
        while (named.find()) {
            if (tag.equals(named.group(1))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Only the very date that was given out counts, as common web servers have it: a withdrawal can bring back an older
     * edition, which the later date of another one must not keep from a reader.
     */
    private static boolean isDated(@Nullable String date, Optional<Instant> lastModified) {
        return date != null
                && lastModified
                        .map(Freshness::date)
                        .filter(date.strip()::equals)
                        .isPresent();
    }
}
