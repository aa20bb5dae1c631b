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
 * @param asked SHA-256 of the body of the first request; null in what was written before this was kept
 * @param others requests whose body was another than that of the first; more than 0 is a key used for two things
 */
public record KeyCount(
        String target,
        String key,
        long requests,
        long effects,
        @Nullable String digest,
        @Nullable String asked,
        long others) {
    static KeyCount none(String target, String key) {
        return new KeyCount(target, key, 0, 0, null, null, 0);
    }

    KeyCount with(LedgerEntry entry) {
        String carriedOut = digest == null && entry.effect() ? entry.digest() : digest;
        String first = asked == null ? entry.digest() : asked;
        return new KeyCount(
                target,
                key,
                requests + 1,
                effects + (entry.effect() ? 1 : 0),
                carriedOut,
                first,
                others + (first.equals(entry.digest()) ? 0 : 1));
    }
}
