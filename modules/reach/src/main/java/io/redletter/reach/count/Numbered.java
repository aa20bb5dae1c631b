package io.redletter.reach.count;

import org.jspecify.annotations.Nullable;

/**
 * A record of the journal and what becomes of it.
 *
 * @param event null where the record cannot be read by this program
 * @param isRepeat whether its id was seen before
 */
record Numbered(long offset, @Nullable ReachEvent event, boolean isRepeat) {
    /** Under which name the writer's own books keep it. */
    String verdict() {
        return event == null ? WriterBooks.REFUSED : isRepeat ? WriterBooks.REPEATED : WriterBooks.COUNTED;
    }
}
