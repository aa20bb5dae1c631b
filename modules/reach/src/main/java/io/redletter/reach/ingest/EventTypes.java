package io.redletter.reach.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What may happen on a page; a closed set, so that nobody can make endless metrics. How far something was read or played, and
 * for how long a page was before the reader's eyes, comes as marks that are passed once each: every event adds one, and the
 * counts of the marks are the distribution.
 */
final class EventTypes {
    /** In the order in which they are listed to people. */
    private static final Map<String, String> KNOWN = known(
            "impression", // shown in a list or on a screen
            "view", // a page was opened
            "read25", // scrolled past a quarter of it
            "read50",
            "read75",
            "read", // read through to its end
            "dwell10", // ten seconds before the reader's eyes
            "dwell30",
            "dwell60",
            "dwell180",
            "play", // a film or sound was begun
            "progress", // went on; for players that know no quartiles
            "progress25",
            "progress50",
            "progress75",
            "complete", // played to its end
            "share",
            "click",
            "like",
            "comment",
            "collect",
            "download",
            "submit"); // a form, a quiz, a pledge

    private EventTypes() {}

    private static Map<String, String> known(String... types) {
        Map<String, String> known = new LinkedHashMap<>();
        List.of(types).forEach(type -> known.put(type, type));
        return known;
    }

    /**
     * The type, if it is one; always the same string for the same type.
     *
     * @throws EventRefusedException naming those there are
     */
    static String check(String type) {
        String known = KNOWN.get(type);
        if (known == null) {
            throw EventRefusedException.field(
                    "/e", "/e: 没有这种事件 (expected: one of " + String.join(", ", KNOWN.keySet()) + ")");
        }
        return known;
    }
}
