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
    private static final int COUNT_BITS = 16;
    private static final long MOST = (1L << COUNT_BITS) - 1;

    private final int viewsPerMinute;

    /**
     * Two numbers a visitor, so that one look at memory finds all of a row: who, then minute, events and views. Counts stop at their
     * largest value.
     */
    private final long[] places;

    /** @param viewsPerMinute 0 for no bound */
    Flood(int viewsPerMinute) {
        this.viewsPerMinute = (int) Math.min(viewsPerMinute, MOST / EVENTS_A_VIEW - 1);
        this.places = new long[viewsPerMinute == 0 ? 0 : ROWS * ROW * 2];
    }

    /** Counts one event of a person in, and says whether it may still be one. */
    Quality judge(long visitor, String type, long now) {
        if (viewsPerMinute == 0 || visitor == 0) {
            return Quality.PERSON;
        }
        synchronized (places) {
            int at = place(visitor, now / MINUTE_MILLIS);
            long events = Math.min(MOST, events(at) + 1);
            long views = Math.min(MOST, views(at) + (type.equals("view") ? 1 : 0));
            places[at + 1] = (minute(at) << (2 * COUNT_BITS)) | (events << COUNT_BITS) | views;
            return views > viewsPerMinute || events > (long) EVENTS_A_VIEW * viewsPerMinute
                    ? Quality.FLOOD
                    : Quality.PERSON;
        }
    }

    /** Where this visitor's minute is counted; a row that is full lets go of its quietest. */
    private int place(long visitor, long minute) {
        int first = ((int) (visitor ^ (visitor >>> 32)) & (ROWS - 1)) * ROW * 2;
        int free = first;
        for (int at = first; at < first + ROW * 2; at += 2) {
            if (minute(at) == minute && places[at] == visitor) {
                return at;
            }
            if (minute(at) != minute || (minute(free) == minute && events(at) < events(free))) {
                free = at;
            }
        }
        places[free] = visitor;
        places[free + 1] = minute << (2 * COUNT_BITS);
        return free;
    }

    private long minute(int at) {
        return places[at + 1] >>> (2 * COUNT_BITS);
    }

    private long events(int at) {
        return (places[at + 1] >>> COUNT_BITS) & MOST;
    }

    private long views(int at) {
        return places[at + 1] & MOST;
    }
}
