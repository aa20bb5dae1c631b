package io.redletter.campaign.proposal;

import java.util.Locale;

/** What was found. */
public enum ItemKind {
    /** A day, week or month; becomes campaigns. */
    DAY("日子"),
    /** A number to reach; becomes a target. */
    TARGET("指标"),
    /** Somebody who has something to do; becomes a unit. */
    UNIT("单位");

    private final String words;

    ItemKind(String words) {
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
