package io.redletter.platform;

import org.jspecify.annotations.Nullable;

/**
 * Something the caller can act on: the answer is a 4xx problem, the log a debug line. Everything else is a fault.
 *
 * <p>The message is a sentence for the person who asked; {@link #code()} names the kind of refusal for a program.
 */
public class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final @Nullable String pointer;

    /**
     * @param status the HTTP status, 400 to 499
     * @param code a stable lower-case word with dashes, such as {@code work-changed-after-approval}
     * @param message what happened, why, and what to do
     * @param pointer JSON pointer (RFC 6901) to the field at fault, or null where no field is
     */
    public RefusedException(int status, String code, String message, @Nullable String pointer) {
        super(message, null, false, false);
        if (status < 400 || status > 499) {
            throw new IllegalArgumentException("refusal status: " + status + " (expected: 400 to 499)");
        }
        this.status = status;
        this.code = code;
        this.pointer = pointer;
    }

    /** A field that holds something unusable: 422 with its pointer. */
    public static RefusedException field(String pointer, String code, String message) {
        return new RefusedException(422, code, message, pointer);
    }

    /** The thing is not in a state in which this can be done: 409. */
    public static RefusedException conflict(String code, String message) {
        return new RefusedException(409, code, message, null);
    }

    public final int status() {
        return status;
    }

    public final String code() {
        return code;
    }

    public final @Nullable String pointer() {
        return pointer;
    }
}
