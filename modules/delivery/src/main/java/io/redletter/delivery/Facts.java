package io.redletter.delivery;

import io.redletter.campaign.Push;
import io.redletter.content.Sealed;
import java.time.Duration;
import java.time.Instant;

/**
 * What was read when a push was claimed, so that its deliveries need not read it again.
 *
 * @param at when the push was claimed; the approval was read after
 */
record Facts(Push push, Sealed approved, Instant at) {
    /** A recall, a withdrawal and a new version are promised to be honoured up to one second before. */
    private static final Duration BELIEVED = Duration.ofMillis(500);

    boolean areFresh(Instant now) {
        return Duration.between(at, now).compareTo(BELIEVED) <= 0;
    }
}
