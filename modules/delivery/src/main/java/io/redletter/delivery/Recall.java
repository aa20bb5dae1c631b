package io.redletter.delivery;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.redletter.delivery.channel.Outcome;
import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * The order to take one delivery back, or to correct it, and what came of it. Kept for good, like the delivery.
 *
 * @param id {@code deliveryId:withdraw}, or {@code deliveryId:correct-…} of which there may be several
 * @param how {@code withdraw} or {@code correct}
 * @param key idempotency key of a correction; a withdrawal goes by the delivery's
 * @param text what readers are told; empty for a withdrawal
 * @param reason why, for the record
 * @param at when a person decided it
 * @param state {@code waiting}, {@code working}, {@code done}, {@code failed} or {@code unknown}
 * @param tries how often it was tried
 * @param words what came of it: {@code code: 中文 (English)}; null while nothing has
 * @param answer what the other side said, secrets masked
 */
public record Recall(
        @BsonId String id,
        long version,
        String deliveryId,
        String pushId,
        String channelId,
        String unitId,
        String how,
        @JsonIgnore String key,
        String text,
        String reason,
        String by,
        Instant at,
        String state,
        int tries,
        @Nullable String words,
        @Nullable String answer,
        @Nullable Instant due,
        @JsonIgnore @Nullable String owner,
        @JsonIgnore @Nullable Instant nominal,
        @JsonIgnore @Nullable Instant actual,
        Instant changedAt,
        boolean demo)
        implements Versioned {
    static final String WITHDRAW = "withdraw";
    static final String CORRECT = "correct";
    static final String WAITING = "waiting";
    static final String WORKING = "working";
    static final String DONE = "done";
    static final String FAILED = "failed";
    static final String UNKNOWN = "unknown";

    /** Whether nothing more happens to it by itself. */
    public boolean isOver() {
        return !state.equals(WAITING) && !state.equals(WORKING);
    }

    static Recall ordered(Delivery delivery, String id, String how, String key, Order order) {
        return new Recall(
                id,
                1,
                delivery.id(),
                delivery.pushId(),
                delivery.channelId(),
                delivery.unitId(),
                how,
                key,
                order.text(),
                order.reason(),
                order.by(),
                order.at(),
                WAITING,
                0,
                null,
                null,
                order.at(),
                null,
                null,
                null,
                order.at(),
                delivery.demo());
    }

    /** What a person decided, and who. */
    record Order(String text, String reason, String by, Instant at) {}

    /** It could not even be tried. */
    Recall refusedAtOnce(Outcome why) {
        return copy(FAILED, tries, Reason.of(why.code(), why.reason()), "", null, at);
    }

    Recall tried(String next, Outcome outcome, String said, @Nullable Instant again, Instant now) {
        @Nullable String why = outcome.code().isEmpty() ? null : Reason.of(outcome.code(), outcome.reason());
        return copy(next, tries + 1, why, said, again, now);
    }

    private Recall copy(
            String next, int tried, @Nullable String why, @Nullable String said, @Nullable Instant again, Instant now) {
        return new Recall(
                id,
                version + 1,
                deliveryId,
                pushId,
                channelId,
                unitId,
                how,
                key,
                text,
                reason,
                by,
                at,
                next,
                tried,
                why,
                said,
                again,
                null,
                nominal,
                actual,
                now,
                demo);
    }
}
