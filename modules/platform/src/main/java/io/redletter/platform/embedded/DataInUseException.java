package io.redletter.platform.embedded;

/** The data directory cannot be used: taken by another program, or not writable. The message is for the person who started it. */
public final class DataInUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DataInUseException(String message) {
        super(message, null, false, false);
    }
}
