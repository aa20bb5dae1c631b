package io.redletter.sandbox.wechat;

import java.time.Instant;

/**
 * An access token.
 *
 * @param value what callers present
 * @param issuedAt when it was made
 * @param expiresAt the first instant at which it is no longer valid
 * @param forced whether a forced refresh made it
 */
record Token(String value, Instant issuedAt, Instant expiresAt, boolean forced) {
    boolean livesAt(Instant now) {
        return now.isBefore(expiresAt);
    }
}
