package io.redletter.delivery.audience;

import java.time.Instant;

/**
 * Somebody does not want messages of a kind.
 *
 * @param kind of channel, such as {@code email}
 * @param at when they said so
 * @param how where and to whom, such as {@code one-click} or {@code import imp_…}
 */
public record OptOut(String kind, Instant at, String how) {}
