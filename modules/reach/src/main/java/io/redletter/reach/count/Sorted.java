package io.redletter.reach.count;

import java.util.List;

/**
 * A batch of the journal, sorted by where it counts.
 *
 * @param records as they came, repeats and unreadable ones among them
 * @param cells what counts alike
 * @param visits the events that tell of a visitor
 */
record Sorted(List<Numbered> records, List<Cell> cells, List<Visit> visits) {
    /** A visitor somewhere, on a local day. */
    record Visit(Route route, String day, long visitor) {}
}
