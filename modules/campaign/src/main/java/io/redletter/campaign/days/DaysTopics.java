package io.redletter.campaign.days;

import io.redletter.platform.bus.Topic;

/** What the book of days says on the bus. A hint only: every node also reads its record again each minute. */
public final class DaysTopics {
    /** A notice, a unit's own day or a hidden day changed: dates may have moved. */
    public static final Topic<DaysHint> DAYS_CHANGED =
            new Topic<>("days.changed.v1", DaysHint.class, "campaign", "console, feeds, boards");

    private DaysTopics() {}

    /**
     * What changed.
     *
     * @param observanceId the day it was about
     */
    public record DaysHint(String observanceId) {}
}
