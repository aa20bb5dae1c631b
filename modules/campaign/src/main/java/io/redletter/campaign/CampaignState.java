package io.redletter.campaign;

import java.util.Locale;

/** Where a campaign stands. */
public enum CampaignState {
    /** Its first day is still to come. */
    PLANNED("筹备中"),
    /** Between its first and its last day. */
    RUNNING("进行中"),
    /** Its last day is over. */
    FINISHED("已结束"),
    /** Will not be held; its pushes do not leave. */
    CANCELLED("已取消");

    private final String words;

    CampaignState(String words) {
        this.words = words;
    }

    /** The state in Chinese. */
    public String words() {
        return words;
    }

    /** In lower case, as codes and answers have it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether something may still be planned in it. */
    public boolean isOpen() {
        return this == PLANNED || this == RUNNING;
    }
}
