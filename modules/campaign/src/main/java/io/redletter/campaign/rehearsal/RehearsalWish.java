package io.redletter.campaign.rehearsal;

import io.redletter.platform.RefusedException;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What is to be played.
 *
 * @param from the local time, in the campaign's zone, to which the clock is moved; null for an hour before its first push
 * @param speed how many seconds pass in one while nothing is due, 1 to a million; while something is, the clock goes as always
 */
public record RehearsalWish(String campaignId, @Nullable LocalDateTime from, int speed) {
    /** A day in a second. */
    public static final int USUAL_SPEED = 86_400;

    private static final int FASTEST = 1_000_000;

    public RehearsalWish {
        if (speed < 1 || speed > FASTEST) {
            throw RefusedException.field(
                    "/speed", "invalid-field", "/speed: 倍速应在 1 到 1000000 之间 (expected: 1 to 1000000)");
        }
    }
}
