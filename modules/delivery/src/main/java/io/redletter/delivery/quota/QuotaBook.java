package io.redletter.delivery.quota;

import io.redletter.platform.mongo.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * One window of one account's quota, with every push it is promised to: what decides who gets the last place.
 *
 * @param id {@code channelId:window}
 * @param version rises with every change
 * @param name the window, such as {@code 2027-06}
 * @param start its first instant
 * @param end the first instant after it
 * @param entries one per push; at most {@link #MOST}
 * @param pushIds the same ids again, for the index
 * @param expires when the document may go
 */
public record QuotaBook(
        @BsonId String id,
        long version,
        String channelId,
        String name,
        Instant start,
        Instant end,
        List<QuotaEntry> entries,
        List<String> pushIds,
        Instant expires)
        implements Versioned {
    /** More than any platform grants; beyond it not even an override goes. */
    static final int MOST = 3_000;

    private static final Duration KEPT = Duration.ofDays(400);

    public QuotaBook {
        entries = List.copyOf(entries);
        pushIds = List.copyOf(pushIds);
    }

    /** A window in which nothing is written yet, as it is stored first. */
    static QuotaBook empty(String channelId, Per.Span span) {
        return new QuotaBook(
                span.id(channelId),
                0,
                channelId,
                span.name(),
                span.start(),
                span.end(),
                List.of(),
                List.of(),
                span.end().plus(KEPT));
    }

    Optional<QuotaEntry> of(String pushId) {
        return entries.stream().filter(entry -> entry.pushId().equals(pushId)).findFirst();
    }

    int count(Stand stand) {
        return (int) entries.stream().filter(entry -> entry.is(stand)).count();
    }

    /** How many armed or spent, without this push. */
    int firm(String pushId) {
        return (int) entries.stream()
                .filter(entry -> !entry.pushId().equals(pushId) && !entry.is(Stand.PLANNED))
                .count();
    }

    /** With this entry in place of the push's former one. */
    QuotaBook with(QuotaEntry entry) {
        List<QuotaEntry> next = new ArrayList<>(entries);
        next.removeIf(there -> there.pushId().equals(entry.pushId()));
        next.add(entry);
        return of(next);
    }

    QuotaBook without(String pushId) {
        return of(
                entries.stream().filter(entry -> !entry.pushId().equals(pushId)).toList());
    }

    QuotaBook of(List<QuotaEntry> next) {
        return new QuotaBook(
                id,
                version + 1,
                channelId,
                name,
                start,
                end,
                next,
                next.stream().map(QuotaEntry::pushId).toList(),
                expires);
    }
}
