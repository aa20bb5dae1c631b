package io.redletter.reach;

import java.time.Instant;

/**
 * Where a figure comes from.
 *
 * @param source the store that answered: {@code redis} (now) or {@code mongodb} (then)
 * @param method how it was obtained: {@code own count}
 * @param asOf when it was read
 */
public record Explained(String source, String method, Instant asOf) {
    /** A figure of our own counting, read from the given store. */
    public static Explained ownCount(String source, Instant asOf) {
        return new Explained(source, "own count", asOf);
    }
}
