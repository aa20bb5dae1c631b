package io.redletter.sandbox.ledger;

/** The journal on disk cannot be read back; the sandbox does not start, because its counts would be wrong. */
public final class LedgerDamagedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    LedgerDamagedException(String message, Throwable cause) {
        super(message, cause);
    }
}
