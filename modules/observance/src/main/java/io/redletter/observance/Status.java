package io.redletter.observance;

/** What stands behind a date. */
public enum Status implements Coded {
    /** The rule gives it, and nothing else is needed. */
    BY_RULE("by-rule"),
    /** A guess by habit; a notice will set it. */
    EXPECTED("expected"),
    /** A notice set it. */
    ANNOUNCED("announced"),
    /** A notice moved it after it had been announced. */
    CHANGED("changed"),
    /** It is not held that year; the date is where it would have been. */
    CANCELLED("cancelled");

    private final String code;

    Status(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
