package io.redletter.observance;

/** The file of days cannot be used; the message names file, line and reason. */
public final class AlmanacException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AlmanacException(String message) {
        super(message);
    }

    public AlmanacException(String message, Throwable cause) {
        super(message, cause);
    }
}
