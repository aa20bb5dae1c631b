package io.redletter.delivery.channel;

import java.time.Instant;

/**
 * What is to be said after something that is out already and was wrong.
 *
 * @param key the correction's own idempotency key: 32 lower-case hexadecimal digits, the same for every attempt
 * @param at when a person decided it
 * @param text what was wrong and what is right, as readers are to see it
 */
public record Correction(String key, Instant at, String text) {}
