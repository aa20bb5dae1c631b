package io.redletter.observance;

/** How sure we are of what an entry says, apart from what its rule can promise. */
public enum Confidence implements Coded {
    HIGH("high"),
    MEDIUM("medium"),
    LOW("low");

    private final String code;

    Confidence(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
