package io.redletter.delivery.audience;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.redletter.platform.mongo.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One count of a segment for a moment, done or still under way. Kept for a week.
 *
 * @param id {@code count_…}
 * @param version rises with every page or so
 * @param segmentId the segment
 * @param segmentVersion the rule that is counted
 * @param unitId its unit
 * @param channelKind what would be sent with
 * @param at the moment of sending
 * @param state {@code running}, {@code done} or {@code failed}
 * @param looked people looked at so far
 * @param of people on the list, as far as known
 * @param counted of those looked at
 * @param beat when it went on last; one that has not for a minute broke off
 * @param reason why it failed
 */
public record CountRun(
        @BsonId String id,
        long version,
        String segmentId,
        long segmentVersion,
        String unitId,
        String channelKind,
        Instant at,
        String state,
        long looked,
        long of,
        Counted counted,
        Instant beat,
        @Nullable String reason,
        String createdBy,
        Instant createdAt,
        Instant expires)
        implements Versioned {
    static final Duration LIFE = Duration.ofDays(7);
    private static final Duration SILENCE = Duration.ofSeconds(60);

    static IndexModel ends() {
        return new IndexModel(Indexes.ascending("expires"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
    }

    static IndexModel ofSegment() {
        return new IndexModel(Indexes.ascending("segmentId", "_id"));
    }

    /** Whether nothing goes on any more, though it did not end: its node is gone. */
    public boolean isBroken(Instant now) {
        return state.equals("running") && beat.plus(SILENCE).isBefore(now);
    }

    public boolean isRunning() {
        return state.equals("running");
    }

    /** How far it is, 0 to 100. */
    public int percent() {
        return !isRunning() || of == 0 ? 100 : (int) Math.min(99, looked * 100 / of);
    }

    CountRun at(Walk.Step step, Instant now) {
        return new CountRun(
                id,
                version + 1,
                segmentId,
                segmentVersion,
                unitId,
                channelKind,
                at,
                step.last() ? "done" : "running",
                step.looked(),
                Math.max(of, step.looked()),
                step.counted(),
                now,
                null,
                createdBy,
                createdAt,
                expires);
    }

    CountRun failed(String why, Instant now) {
        return new CountRun(
                id,
                version + 1,
                segmentId,
                segmentVersion,
                unitId,
                channelKind,
                at,
                "failed",
                looked,
                of,
                counted,
                now,
                why,
                createdBy,
                createdAt,
                expires);
    }
}
