package io.redletter.feed;

import io.redletter.content.OpenWork;
import java.util.List;

/**
 * An open work with the names that stand around it.
 *
 * @param subjects the day and the campaign it belongs to, in words; may be empty
 * @param author the name of the unit that speaks; may be empty
 */
record Shown(OpenWork open, List<String> subjects, String author) {
    /** What of it can make a feed's bytes differ. */
    Mark mark() {
        return new Mark(open.work().id(), open.work().version(), subjects, author);
    }

    /** Tells one state of a shown work from another without comparing its text. */
    record Mark(String workId, long version, List<String> subjects, String author) {}
}
