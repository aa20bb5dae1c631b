package io.redletter.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What may be shown at a moment.
 *
 * @param shown the one released last first
 * @param marks of each of them, in the same order
 * @param next when the next release is due; not to be believed beyond it
 */
record Stock(List<Shown> shown, List<Shown.Mark> marks, Optional<Instant> next) {
    static Stock of(List<Shown> shown, Optional<Instant> next) {
        return new Stock(shown, shown.stream().map(Shown::mark).toList(), next);
    }
}
