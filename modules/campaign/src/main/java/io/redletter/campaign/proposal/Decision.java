package io.redletter.campaign.proposal;

import java.util.Locale;

/** What a person said to something that was found. */
public enum Decision {
    /** Nothing yet. */
    OPEN("待定"),
    /** Yes: it was made. */
    ACCEPTED("已采纳"),
    /** No. */
    REJECTED("不采纳");

    private final String words;

    Decision(String words) {
        this.words = words;
    }

    /** In Chinese. */
    public String words() {
        return words;
    }

    /** In lower case, as codes have it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
