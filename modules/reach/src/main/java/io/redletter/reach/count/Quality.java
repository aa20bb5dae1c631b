package io.redletter.reach.count;

/** Whether a person did it; what was not a person's doing is counted apart, under a metric of its own. */
public enum Quality {
    /** Nothing speaks against a person. */
    PERSON(""),
    /** A program that says so, or whose headers contradict each other. */
    BOT("bot"),
    /** Loaded ahead by a browser, before anyone asked. */
    PREFETCH("prefetch"),
    /** More from one visitor than a person can do. */
    FLOOD("flood");

    private final String metric;

    Quality(String metric) {
        this.metric = metric;
    }

    /** The metric under which it counts, whatever was done; empty for a person. */
    public String metric() {
        return metric;
    }

    public boolean isPerson() {
        return this == PERSON;
    }

    static Quality of(int code) {
        return code >= 0 && code < values().length ? values()[code] : BOT;
    }
}
