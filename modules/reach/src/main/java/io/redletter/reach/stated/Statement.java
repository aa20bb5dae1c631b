package io.redletter.reach.stated;

import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What a platform says it counted, as it said it last: a restatement takes the place of the one before.
 *
 * @param id campaign, work, channel, source and day
 * @param source who counted, such as {@code wechat.article-total}
 * @param day the local day that was counted, or null where the figure is everything so far
 * @param counts by metric
 * @param asOf when the platform's figure was as it is; a later one replaces an earlier one, never the other way round
 * @param by who handed it in: a person's id, or {@code system:…}
 * @param before what it replaced, newest first, at most ten
 */
public record Statement(
        @BsonId String id,
        long version,
        Subject subject,
        String campaignId,
        String workId,
        String channelId,
        String unitId,
        String source,
        @Nullable LocalDate day,
        Map<String, Long> counts,
        Instant asOf,
        Instant receivedAt,
        String by,
        List<Replaced> before)
        implements Versioned {
    private static final int MOST_BEFORE = 10;

    public Statement {
        counts = Map.copyOf(counts);
        before = List.copyOf(before.subList(0, Math.min(MOST_BEFORE, before.size())));
    }

    /** What stood here before. */
    public record Replaced(Map<String, Long> counts, Instant asOf) {}

    static String id(Subject subject, String source, @Nullable LocalDate day) {
        return String.join(
                "|",
                subject.campaignId(),
                subject.workId(),
                subject.channelId(),
                source,
                day == null ? "total" : day.toString());
    }

    /** Whether it says the same as another. */
    boolean says(Statement other) {
        return counts.equals(other.counts) && unitId.equals(other.unitId);
    }

    /** This statement in the place of an earlier one. */
    Statement inPlaceOf(Statement earlier) {
        List<Replaced> all = new java.util.ArrayList<>(List.of(new Replaced(earlier.counts, earlier.asOf)));
        all.addAll(earlier.before);
        return new Statement(
                id,
                earlier.version + 1,
                subject,
                campaignId,
                workId,
                channelId,
                unitId,
                source,
                day,
                counts,
                asOf,
                receivedAt,
                by,
                says(earlier) ? earlier.before : all);
    }
}
