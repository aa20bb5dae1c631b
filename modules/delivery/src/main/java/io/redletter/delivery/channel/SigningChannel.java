package io.redletter.delivery.channel;

import io.redletter.platform.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A channel that signs what it sends with keys of ours, which are made, replaced and revoked here. */
public interface SigningChannel extends Channel {
    /** A secret for a new account. */
    String freshSecret();

    /** The keys that sign now, the newest first. */
    List<KeyCard> keys(String secret, Instant now);

    /**
     * The account's secret with a new key, which replaces the living one of its algorithm after the overlap.
     *
     * @throws RefusedException for an unknown algorithm, an overlap out of range, or where two live already
     */
    Rotated rotate(String secret, String algorithm, Duration overlap, Instant now);

    /**
     * The account's secret without this key.
     *
     * @throws RefusedException where there is no such key, or none that lasts would be left
     */
    String revoke(String secret, String keyId, Instant now);

    /**
     * A secret with a new key in it.
     *
     * @param secret the whole, to be sealed
     * @param card the new key as it may be shown
     * @param shown what its holder must be given, once: the shared secret, or the public key
     */
    record Rotated(String secret, KeyCard card, String shown) {
        @Override
        public String toString() {
            return "Rotated[" + card.id() + "]";
        }
    }
}
