package io.redletter.reach.count;

/**
 * Events of one batch that count alike: one origin, one metric, one minute. They are counted together, but each remembers its
 * offset: in a replay a count may hold some of them already.
 */
final class Cell {
    private final Route route;
    private final String metric;
    private final long minute;
    private final Longs offsets = new Longs();

    Cell(Route route, String metric, long minute) {
        this.route = route;
        this.metric = metric;
        this.minute = minute;
    }

    boolean is(String name, long of) {
        return minute == of && metric.equals(name);
    }

    void add(long offset) {
        offsets.add(offset);
    }

    Route route() {
        return route;
    }

    String metric() {
        return metric;
    }

    /** Milliseconds since 1970 at which its minute begins. */
    long at() {
        return minute * Windows.MINUTE_MILLIS;
    }

    /** How many of its events have this offset or a later one. */
    int since(long offset) {
        int low = 0;
        int high = offsets.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (offsets.get(middle) < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return offsets.size() - low;
    }
}
