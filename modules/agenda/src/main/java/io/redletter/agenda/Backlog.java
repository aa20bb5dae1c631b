package io.redletter.agenda;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What waits in a lane.
 *
 * @param lane its name
 * @param group the field by which its documents can be paused together; null for none
 * @param due how many are due and wait all the same: it is paused, or nobody has come to them yet; at most {@link #MOST}
 * @param oldest when the first of those was due; null for none
 * @param next when the first of those that are not due yet will be; null for none
 * @param waiting how many wait for a later time; at most {@link #MOST}
 */
public record Backlog(
        String lane, @Nullable String group, long due, @Nullable Instant oldest, @Nullable Instant next, long waiting) {
    /** Counting goes no further. */
    public static final int MOST = 10_000;
}
