package io.redletter.delivery;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.redletter.platform.mongo.Versioned;
import java.time.Duration;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A person must confirm a delivery at the platform, and until when. Kept for ninety days after it was raised.
 *
 * @param id that of the delivery
 * @param state {@code raised}, {@code checking}, {@code overdue} or {@code closed}
 * @param raisedAt when the platform asked for it
 * @param deadline until when it takes the confirmation
 * @param due the deadline, while the alarm is raised
 */
public record ConfirmAlarm(
        @BsonId String id,
        long version,
        String pushId,
        String channelId,
        String unitId,
        String state,
        Instant raisedAt,
        Instant deadline,
        @Nullable Instant due,
        @JsonIgnore @Nullable String owner,
        @JsonIgnore @Nullable Instant nominal,
        @JsonIgnore @Nullable Instant actual,
        @JsonIgnore Instant expires)
        implements Versioned {
    static final String RAISED = "raised";
    static final String CHECKING = "checking";
    static final String OVERDUE = "overdue";
    static final String CLOSED = "closed";
    private static final Duration KEPT = Duration.ofDays(90);

    static ConfirmAlarm raised(Delivery delivery, Duration within) {
        Instant deadline = delivery.changedAt().plus(within);
        return new ConfirmAlarm(
                delivery.id(),
                1,
                delivery.pushId(),
                delivery.channelId(),
                delivery.unitId(),
                RAISED,
                delivery.changedAt(),
                deadline,
                deadline,
                null,
                null,
                null,
                delivery.changedAt().plus(KEPT));
    }

    public boolean isOverdue() {
        return state.equals(OVERDUE);
    }

    ConfirmAlarm in(String next) {
        return new ConfirmAlarm(
                id,
                version + 1,
                pushId,
                channelId,
                unitId,
                next,
                raisedAt,
                deadline,
                null,
                null,
                nominal,
                actual,
                expires);
    }
}
