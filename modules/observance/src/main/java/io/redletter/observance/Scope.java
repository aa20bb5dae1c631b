package io.redletter.observance;

/** How far an occasion reaches. */
public enum Scope implements Coded {
    INTERNATIONAL("international"),
    NATIONAL("national"),
    LOCAL("local"),
    /** A name that only some document uses; no such occasion is known. */
    DOCUMENT_ONLY("document-only");

    private final String code;

    Scope(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
