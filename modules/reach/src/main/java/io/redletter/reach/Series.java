package io.redletter.reach;

import java.time.Instant;
import java.util.List;

/**
 * Counts of one metric over time; steps without an event are present with 0.
 *
 * @param metric such as {@code view}
 */
public record Series(String scope, String metric, List<Point> points, Explained explain) {
    public Series {
        points = List.copyOf(points);
    }

    /** The events of one step that begins at {@code t}. */
    public record Point(Instant t, long count) {}
}
