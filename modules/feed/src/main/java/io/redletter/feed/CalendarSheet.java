package io.redletter.feed;

import java.util.List;

/**
 * A calendar as it is written: equal sheets give the same bytes.
 *
 * @param name what calendar programs call it
 * @param text what it holds, in a sentence
 * @param entries at least one: an empty one is refused
 */
record CalendarSheet(String name, String text, List<CalendarEntry> entries) {
    CalendarSheet {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new EmptyCalendarException(name);
        }
    }
}
