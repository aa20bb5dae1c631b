package io.redletter.delivery;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * Failed deliveries that are tried again, so many a minute. The one document says everything, so that a restart goes on
 * where the last node was. Kept for good.
 *
 * @param state {@code waiting} for its next step, {@code working} on one, {@code done} or {@code cancelled}
 * @param ids what is replayed, as it was counted; at most {@link #MOST}
 * @param next how many of them were looked at
 * @param replayed how many were handed to their channel again
 * @param toDesk how many may have arrived under a key that is no longer known: a person decides
 * @param passed how many had changed meanwhile and were left alone
 * @param stopWanted whether a person wants no further step
 */
public record Replay(
        @BsonId String id,
        long version,
        String unitId,
        ReplayRange range,
        int perMinute,
        String reason,
        String by,
        String state,
        @JsonIgnore List<String> ids,
        int total,
        int next,
        int replayed,
        int toDesk,
        int passed,
        boolean stopWanted,
        @Nullable Instant due,
        @JsonIgnore @Nullable String owner,
        @JsonIgnore @Nullable Instant nominal,
        @JsonIgnore @Nullable Instant actual,
        Instant createdAt,
        Instant changedAt)
        implements Versioned {
    /** More than this in one go: narrow the range. */
    public static final int MOST = 5_000;

    static final String WAITING = "waiting";
    static final String WORKING = "working";
    static final String DONE = "done";
    static final String CANCELLED = "cancelled";

    public Replay {
        ids = List.copyOf(ids);
    }

    public boolean isOver() {
        return state.equals(DONE) || state.equals(CANCELLED);
    }

    /** From 0 to 100. */
    public int percent() {
        return total == 0 ? 100 : (int) (100L * next / total);
    }

    static Replay begun(
            String id,
            String unitId,
            ReplayRange range,
            int perMinute,
            String reason,
            String by,
            List<String> ids,
            Instant now) {
        return new Replay(
                id,
                1,
                unitId,
                range,
                perMinute,
                reason,
                by,
                WAITING,
                ids,
                ids.size(),
                0,
                0,
                0,
                0,
                false,
                now,
                null,
                null,
                null,
                now,
                now);
    }

    /** A person wants it to stop: at once where nothing is under way, after the step where something is. */
    Replay stopped(Instant now) {
        return state.equals(WORKING)
                ? copy(WORKING, next, replayed, toDesk, passed, true, due, owner, now)
                : copy(CANCELLED, next, replayed, toDesk, passed, true, null, null, now);
    }

    Replay stepped(int looked, int again, int desk, int left, Instant following, Instant now) {
        int at = next + looked;
        boolean over = at >= total;
        String then = over ? DONE : stopWanted ? CANCELLED : WAITING;
        return copy(
                then,
                at,
                replayed + again,
                toDesk + desk,
                passed + left,
                stopWanted,
                then.equals(WAITING) ? following : null,
                null,
                now);
    }

    private Replay copy(
            String then,
            int at,
            int again,
            int desk,
            int left,
            boolean stop,
            @Nullable Instant following,
            @Nullable String holder,
            Instant now) {
        return new Replay(
                id,
                version + 1,
                unitId,
                range,
                perMinute,
                reason,
                by,
                then,
                ids,
                total,
                at,
                again,
                desk,
                left,
                stop,
                following,
                holder,
                nominal,
                actual,
                createdAt,
                now);
    }
}
