package io.redletter.content;

/** A release that must not open its work; the code says why and is kept with the release. */
final class ReleaseSkippedException extends RuntimeException {
    static final String CHANGED = "work-changed-after-approval";
    static final String SUPERSEDED = "superseded";
    private static final long serialVersionUID = 1L;

    private final String code;

    ReleaseSkippedException(String code) {
        super(code, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }
}
