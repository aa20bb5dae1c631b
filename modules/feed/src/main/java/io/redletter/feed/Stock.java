package io.redletter.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What may be shown at a moment.
 *
 * @param shown the one released last first
 * @param next when the next release is due; not to be believed beyond it
 */
record Stock(List<Shown> shown, Optional<Instant> next) {
    List<Shown.Mark> marks() {
        return shown.stream().map(Shown::mark).toList();
    }
}
