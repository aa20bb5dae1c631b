package io.redletter.sandbox.control;

/** A parameter or field that cannot be used; answered with 400 and this message. */
final class BadQueryException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    BadQueryException(String subject, Object actual, String expected) {
        super(subject + ": " + actual + " (expected: " + expected + ")");
    }
}
