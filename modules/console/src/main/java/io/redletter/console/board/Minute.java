package io.redletter.console.board;

import java.time.Instant;

/** What was counted in the minute that begins at {@code start}. */
public record Minute(Instant start, long view, long play) {
    public long total() {
        return view + play;
    }
}
