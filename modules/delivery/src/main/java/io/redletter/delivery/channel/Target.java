package io.redletter.delivery.channel;

import io.redletter.delivery.audience.Recipient;

/**
 * One person of a list delivery.
 *
 * @param key this person's idempotency key: 32 lower-case hexadecimal digits, the same for every attempt
 * @param mark where their outcome is kept, such as {@code 0f3c…-1a-c7}: lower-case letters, digits and hyphens, at most 42
 * @param recipient as the list has them now
 */
public record Target(String key, String mark, Recipient recipient) {}
