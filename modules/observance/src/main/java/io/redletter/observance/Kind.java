package io.redletter.observance;

/** How long an occasion is by its nature; its dates say how long it is in a given year. */
public enum Kind implements Coded {
    DAY("day"),
    WEEK("week"),
    MONTH("month"),
    /** Something that runs over a year or a season and has no day of its own. */
    PROGRAMME("programme");

    private final String code;

    Kind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
