package io.redletter.reach.ingest;

import io.redletter.reach.count.Quality;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells rates that no person reaches: beyond so many openings of pages a minute from one visitor, or twelve times as many
 * events of any kind, the rest of that minute counts apart. Readers behind one address with one and the same agent are one
 * visitor, so the bound is generous. Remembers a bounded number of visitors, for this minute only.
 */
final class Flood {
    private static final int MAX_VISITORS = 100_000;
    private static final int EVENTS_A_VIEW = 12;
    private static final long MINUTE_MILLIS = 60_000;

    private final int viewsPerMinute;
    private final Map<Long, Rate> rates = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Rate> eldest) {
            return size() > MAX_VISITORS;
        }
    };

    private static final class Rate {
        private long minute;
        private int views;
        private int events;
    }

    /** @param viewsPerMinute 0 for no bound */
    Flood(int viewsPerMinute) {
        this.viewsPerMinute = viewsPerMinute;
    }

    /** Counts one event of a person in, and says whether it may still be one. */
    Quality judge(long visitor, String type, long now) {
        if (viewsPerMinute == 0 || visitor == 0) {
            return Quality.PERSON;
        }
        synchronized (rates) {
            Rate rate = rates.computeIfAbsent(visitor, first -> new Rate());
            long minute = now / MINUTE_MILLIS;
            if (rate.minute != minute) {
                rate.minute = minute;
                rate.views = 0;
                rate.events = 0;
            }
            rate.events++;
            rate.views += type.equals("view") ? 1 : 0;
            return rate.views > viewsPerMinute || rate.events > EVENTS_A_VIEW * viewsPerMinute
                    ? Quality.FLOOD
                    : Quality.PERSON;
        }
    }
}
