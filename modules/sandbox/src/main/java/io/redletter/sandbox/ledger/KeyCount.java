package io.redletter.sandbox.ledger;

import org.jspecify.annotations.Nullable;

/**
 * How often one target was asked under one key, and how often that had an effect.
 *
 * @param target {@code wechat} or {@code webhook:NAME}
 * @param key the idempotency key
 * @param requests requests received, whatever became of them
 * @param effects requests that were carried out; more than 1 is a doubled effect
 * @param digest SHA-256 of the body that had the first effect; null before it
 */
public record KeyCount(String target, String key, long requests, long effects, @Nullable String digest) {
    KeyCount with(LedgerEntry entry) {
        String first = digest == null && entry.effect() ? entry.digest() : digest;
        return new KeyCount(target, key, requests + 1, effects + (entry.effect() ? 1 : 0), first);
    }
}
