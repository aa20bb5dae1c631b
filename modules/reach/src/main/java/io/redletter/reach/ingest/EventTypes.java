package io.redletter.reach.ingest;

import java.util.Set;
import java.util.TreeSet;

/** What may happen on a page; a closed set, so that nobody can make endless metrics. */
final class EventTypes {
    private static final Set<String> KNOWN = Set.of(
            "impression",
            "view",
            "read",
            "play",
            "progress",
            "progress25",
            "progress50",
            "progress75",
            "complete",
            "share",
            "click",
            "like",
            "comment",
            "collect",
            "download",
            "submit");

    private EventTypes() {}

    /**
     * The type, if it is one.
     *
     * @throws EventRefusedException naming those there are
     */
    static String check(String type) {
        if (!KNOWN.contains(type)) {
            throw EventRefusedException.field(
                    "/e", "/e: 没有这种事件 (expected: one of " + String.join(", ", new TreeSet<>(KNOWN)) + ")");
        }
        return type;
    }
}
