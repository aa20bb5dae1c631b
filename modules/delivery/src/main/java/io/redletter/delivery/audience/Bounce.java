package io.redletter.delivery.audience;

import java.time.Duration;
import java.time.Instant;

/**
 * The last message to an address that came back.
 *
 * @param permanent whether the other side says that there is no such address
 * @param inARow how many came back one after the other, none a month apart
 * @param words what the other side said, addresses masked
 */
public record Bounce(boolean permanent, int inARow, Instant at, String words) {
    private static final int MOST_TEMPORARY = 5;
    private static final Duration FORGOTTEN = Duration.ofDays(30);

    /** Whether nothing goes to the address any more. */
    public boolean isDead() {
        return permanent || inARow >= MOST_TEMPORARY;
    }

    /** Whether another one after that long starts from one again. */
    boolean isForgotten(Instant now) {
        return at.plus(FORGOTTEN).isBefore(now);
    }
}
