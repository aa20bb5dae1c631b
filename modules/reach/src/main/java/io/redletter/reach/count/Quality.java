package io.redletter.reach.count;

/** Whether a person did it; what was not a person's doing is counted apart, under a metric of its own. */
public enum Quality {
    /** Nothing speaks against a person. */
    PERSON("", 0),
    /** A program that says so, or whose headers contradict each other. */
    BOT("bot", 1),
    /** Loaded ahead by a browser, before anyone asked. */
    PREFETCH("prefetch", 2),
    /** More from one visitor than a person can do. */
    FLOOD("flood", 3);

    private final String metric;
    private final byte code;

    Quality(String metric, int code) {
        this.metric = metric;
        this.code = (byte) code;
    }

    /** The metric under which it counts, whatever was done; empty for a person. */
    public String metric() {
        return metric;
    }

    public boolean isPerson() {
        return this == PERSON;
    }

    /** As it stands in the journal; never changes. */
    byte code() {
        return code;
    }

    /** The quality with this code; one that a later release wrote counts apart. */
    static Quality of(byte code) {
        for (Quality each : values()) {
            if (each.code == code) {
                return each;
            }
        }
        return BOT;
    }
}
