package io.redletter.app;

/** The program cannot do what it was started for; its message is one clear sentence, its exit code 1. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message, null, false, false);
    }
}
