package io.redletter.campaign.cascade;

import java.util.Locale;

/** What is done to a thing. */
public enum Deed {
    /** It goes to another time. */
    MOVE,
    /** It stays and is stopped until a person decides: an armed push of a day that was cancelled. */
    HOLD,
    /** It is cancelled with its day, as the person who confirmed chose. */
    CANCEL;

    /** In lower case, as keys of words have it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
