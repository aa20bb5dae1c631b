package io.redletter.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One entry of a calendar: whole days, which belong to no zone.
 *
 * @param uid stays the same for ever, however the date moves
 * @param start the first local day
 * @param end the last local day
 * @param title in one line
 * @param text what stands below it, lines parted by {@code \n}
 * @param standing what stands behind the dates
 * @param sequence rises with each change of what was told
 * @param changed when it was last changed
 * @param topics may be empty
 */
record CalendarEntry(
        String uid,
        LocalDate start,
        LocalDate end,
        String title,
        String text,
        Standing standing,
        int sequence,
        Instant changed,
        List<String> topics) {

    /** How sure an entry is, in the words of iCalendar. */
    enum Standing {
        TENTATIVE,
        CONFIRMED,
        CANCELLED
    }

    CalendarEntry {
        title = readable(title);
        text = readable(text);
        topics = topics.stream().map(CalendarEntry::readable).toList();
    }

    /** Readers lose blanks at an end, and disagree about a backslash before a line end or another: none is written. */
    private static String readable(String wording) {
        return wording.replace('\\', '＼').strip();
    }
}
