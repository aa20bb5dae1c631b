package io.redletter.reach.ingest;

import io.redletter.reach.count.Quality;

/**
 * Tells impossible rates from people: beyond so many openings of pages a minute from one visitor, or a dozen times as many
 * events of any kind, the rest of that minute counts apart. Readers behind one address with one and the same agent are one
 * visitor, so the bound is generous. Remembers a bounded number of visitors, for this minute only.
 */
final class Flood {
    private static final int ROWS = 1 << 15;
    private static final int ROW = 4;
    private static final int EVENTS_A_VIEW = 12;
    private static final long MINUTE_MILLIS = 60_000;

    private final int viewsPerMinute;
    private final long[] visitors;
    private final long[] minutes;
    private final int[] views;
    private final int[] events;

    /** @param viewsPerMinute 0 for no bound */
    Flood(int viewsPerMinute) {
        this.viewsPerMinute = viewsPerMinute;
        int places = viewsPerMinute == 0 ? 0 : ROWS * ROW;
        this.visitors = new long[places];
        this.minutes = new long[places];
        this.views = new int[places];
        this.events = new int[places];
    }

    /** Counts one event of a person in, and says whether it may still be one. */
    Quality judge(long visitor, String type, long now) {
        if (viewsPerMinute == 0 || visitor == 0) {
            return Quality.PERSON;
        }
        synchronized (visitors) {
            int at = place(visitor, now / MINUTE_MILLIS);
            events[at]++;
            views[at] += type.equals("view") ? 1 : 0;
            return views[at] > viewsPerMinute || events[at] > EVENTS_A_VIEW * viewsPerMinute
                    ? Quality.FLOOD
                    : Quality.PERSON;
        }
    }

    /** Where this visitor's minute is counted; a row that is full lets go of its quietest. */
    private int place(long visitor, long minute) {
        int first = ((int) (visitor ^ (visitor >>> 32)) & (ROWS - 1)) * ROW;
        int free = first;
        for (int at = first; at < first + ROW; at++) {
            if (minutes[at] == minute && visitors[at] == visitor) {
                return at;
            }
            if (minutes[at] != minute || (minutes[free] == minute && events[at] < events[free])) {
                free = at;
            }
        }
        visitors[free] = visitor;
        minutes[free] = minute;
        views[free] = 0;
        events[free] = 0;
        return free;
    }
}
