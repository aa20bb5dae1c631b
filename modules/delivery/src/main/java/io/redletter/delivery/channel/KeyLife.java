package io.redletter.delivery.channel;

import java.time.Duration;
import java.time.Instant;

/**
 * How long the other side knows an idempotency key, so that the same bytes under it do nothing twice.
 *
 * @param life from the first call under the key; zero where the channel takes no key
 */
public record KeyLife(Duration life) {
    /** The channel takes no key: a repeated call does it again. */
    public static final KeyLife NONE = new KeyLife(Duration.ZERO);

    public KeyLife {
        if (life.isNegative()) {
            throw new IllegalArgumentException("key life: " + life + " (expected: zero or more)");
        }
    }

    public static KeyLife of(Duration life) {
        return new KeyLife(life);
    }

    public boolean isNone() {
        return life.isZero();
    }

    /** Whether a call under a key first used at {@code since} is still taken as a repeat. */
    public boolean lives(Instant since, Instant now) {
        return !isNone() && now.isBefore(since.plus(life));
    }
}
