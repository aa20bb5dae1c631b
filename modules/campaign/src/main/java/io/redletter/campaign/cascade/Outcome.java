package io.redletter.campaign.cascade;

import java.util.Locale;

/** What came of a move. */
public enum Outcome {
    /** Not tried yet. */
    OPEN,
    /** Done, with a note where it is not quite what was asked for. */
    DONE,
    /** Left as it was; the note says why. */
    LEFT;

    /** In lower case, as keys of words have it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
