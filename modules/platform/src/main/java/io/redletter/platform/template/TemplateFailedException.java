package io.redletter.platform.template;

/** A template is broken, or its model lacks something: a fault of ours, never of the reader. */
public final class TemplateFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TemplateFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
