package io.redletter.campaign.cascade;

import io.redletter.campaign.days.StoredNotice;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a cascade: a notice, or a person who gives a campaign other dates.
 *
 * @param kind which of the two, as a word
 * @param title the day or the campaign, as people call it
 * @param draft the notice that is entered; null for a campaign
 * @param before the notice it takes the place of; null where there is none
 * @param campaignId the campaign whose dates are changed; null for a notice
 * @param from where the day or the campaign stands before; null where its date is not known
 * @param to where it goes; null where the day is cancelled without a date
 * @param cancel of a cancelled day: the campaigns that are cancelled with it; all others are kept
 */
public record Cause(
        String kind,
        String title,
        @Nullable StoredNotice draft,
        @Nullable StoredNotice before,
        @Nullable String campaignId,
        @Nullable Spot from,
        @Nullable Spot to,
        Set<String> cancel) {
    static final String NOTICE = "notice";
    static final String CAMPAIGN = "campaign";

    public Cause {
        cancel = Set.copyOf(cancel);
    }

    /** Whether it is this notice, with these campaigns cancelled. */
    public boolean isOf(StoredNotice notice, Set<String> cancelled) {
        return notice.equals(draft) && cancel.equals(cancelled);
    }

    /** Whether it gives this campaign these dates. */
    public boolean isOf(String campaign, LocalDate start, LocalDate end) {
        return campaign.equals(campaignId)
                && to != null
                && to.day().equals(start)
                && to.last().equals(end);
    }

    boolean isSameAs(Cause other) {
        StoredNotice notice = other.draft;
        String campaign = other.campaignId;
        Spot there = other.to;
        if (notice != null) {
            return isOf(notice, other.cancel);
        }
        return campaign != null && there != null && isOf(campaign, there.day(), there.last());
    }

    /** Whether the day is cancelled. */
    public boolean isCancelled() {
        return draft != null && draft.status().equals("cancelled");
    }
}
