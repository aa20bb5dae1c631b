package io.redletter.reach.count;

import java.util.HashMap;
import java.util.Map;

/** In which life of each tag in Redis this writer wrote last; used by one thread at a time. */
final class Lives {
    private final Map<String, String> lives = new HashMap<>();

    /** The life this writer wrote in last, empty if it has not written there yet. */
    String last(String tag) {
        return lives.getOrDefault(tag, "");
    }

    /** Notes the life the tag is in; false if this writer wrote in an earlier one, whose values are gone. */
    boolean isSame(String tag, String life) {
        String before = lives.put(tag, life);
        return before == null || before.equals(life);
    }
}
