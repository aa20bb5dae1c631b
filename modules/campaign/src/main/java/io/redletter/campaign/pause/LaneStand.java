package io.redletter.campaign.pause;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lane as its operator sees it.
 *
 * @param lane its name
 * @param pausable whether a single campaign can be stopped on it
 * @param paused whether nothing of it fires
 * @param backlog how many are due and have not fired; at most {@link io.redletter.agenda.Backlog#MOST}, which means more
 * @param oldest when the first of them was due; null where none is
 * @param waiting how many wait for their time, counted alike
 * @param pause who stopped it and why; null where it runs
 */
public record LaneStand(
        String lane,
        boolean pausable,
        boolean paused,
        long backlog,
        @Nullable Instant oldest,
        long waiting,
        @Nullable Pause pause) {}
