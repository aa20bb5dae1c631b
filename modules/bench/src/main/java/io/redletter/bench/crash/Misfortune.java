package io.redletter.bench.crash;

/** What happens to a running installation. */
enum Misfortune {
    NODE_KILLED("nodeKilled", 6),
    NODE_KILLED_AT_A_POINT("nodeKilledAtAPoint", 5),
    NODE_FROZEN("nodeFrozenAtAPoint", 3),
    REDIS_KILLED("redisKilled", 2),
    REDIS_FLUSHED("redisFlushed", 2),
    STORES_KILLED("mongoKilled", 2);

    private final String words;
    private final int weight;

    Misfortune(String words, int weight) {
        this.words = words;
        this.weight = weight;
    }

    /** Its field in the answer. */
    String words() {
        return words;
    }

    /** How often it happens, against the others. */
    int weight() {
        return weight;
    }
}
