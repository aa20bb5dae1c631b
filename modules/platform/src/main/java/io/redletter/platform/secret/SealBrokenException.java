package io.redletter.platform.secret;

import org.jspecify.annotations.Nullable;

/** A sealed secret does not open: changed, meant for something else, or sealed under another master key. */
public final class SealBrokenException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    SealBrokenException(String purpose, @Nullable Throwable cause) {
        super(
                "sealed secret " + purpose + ": does not open (expected: sealed under this installation's master.key)",
                cause);
    }
}
