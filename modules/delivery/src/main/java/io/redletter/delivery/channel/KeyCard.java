package io.redletter.delivery.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signing key as it may be shown.
 *
 * @param id names the key and gives nothing of it away
 * @param algorithm {@code v1} (HMAC-SHA256, shared secret) or {@code v1a} (Ed25519)
 * @param until from when on it signs no more; null for no end
 * @param publicKey what receivers verify with, {@code whpk_…}; null for a shared secret
 */
public record KeyCard(String id, String algorithm, @Nullable Instant until, @Nullable String publicKey) {}
