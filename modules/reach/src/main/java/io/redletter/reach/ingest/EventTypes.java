package io.redletter.reach.ingest;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What may happen on a page; a closed set, so that nobody can make endless metrics. How far something was read or played, and
 * for how long a page was before the reader's eyes, comes as marks that are passed once each: every event adds one, and the
 * counts of the marks are the distribution.
 */
final class EventTypes {
    /** In the order in which they are listed to people. */
    private static final Set<String> KNOWN = new LinkedHashSet<>(List.of(
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
            "submit")); // a form, a quiz, a pledge

    private EventTypes() {}

    /**
     * The type, if it is one.
     *
     * @throws EventRefusedException naming those there are
     */
    static String check(String type) {
        if (!KNOWN.contains(type)) {
            throw EventRefusedException.field("/e", "/e: 没有这种事件 (expected: one of " + String.join(", ", KNOWN) + ")");
        }
        return type;
    }
}
