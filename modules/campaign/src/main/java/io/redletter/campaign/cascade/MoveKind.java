package io.redletter.campaign.cascade;

import java.util.Locale;

/** What kind of thing moves. */
public enum MoveKind {
    CAMPAIGN,
    TASK,
    RELEASE,
    PUSH;

    /** In lower case, as keys of words have it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
