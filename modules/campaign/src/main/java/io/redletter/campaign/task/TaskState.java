package io.redletter.campaign.task;

import java.util.Locale;

/** Where a task stands. */
public enum TaskState {
    /** Still to be done. */
    OPEN,
    /** Done; the task says by whom and when. */
    DONE,
    /** Not needed after all. */
    DROPPED;

    /** In lower case, as keys of words have it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
