package io.redletter.reach.count;

/** The Redis keys of one tag: a scope and, where it is a campaign, its parts. One hash tag, so one script may use them all. */
record TagKeys(String tag) {
    static final long HOUR_SECONDS = 6 * 3600;
    static final long DAY_SECONDS = 3 * 86_400;
    static final long TOTAL_SECONDS = 15 * 86_400;
    /** A tag is restored again after this long, which also renews what its totals have to live. */
    static final long ALIVE_SECONDS = 7 * 86_400;

    /** There only while Redis holds all of this tag; names the server's run and the restore. */
    String alive() {
        return key("alive");
    }

    /** There while a restore is under way; each has its own, so that two nodes do not spoil each other's. */
    String restoring(String mark) {
        return key("restoring:" + mark);
    }

    String index() {
        return key("index");
    }

    String scratch() {
        return key("scratch");
    }

    String counts(String scope, String window, String writer) {
        return key("c:" + window + ":" + scope + ":" + writer);
    }

    String visitors(String scope, String window, String writer) {
        return key("v:" + window + ":" + scope + ":" + writer);
    }

    static long countSeconds(String window) {
        return window.equals(Windows.TOTAL) ? TOTAL_SECONDS : HOUR_SECONDS;
    }

    static long visitorSeconds(String window) {
        return window.equals(Windows.TOTAL) ? TOTAL_SECONDS : DAY_SECONDS;
    }

    private String key(String tail) {
        return "rl:{reach:" + tag + "}:" + tail;
    }
}
