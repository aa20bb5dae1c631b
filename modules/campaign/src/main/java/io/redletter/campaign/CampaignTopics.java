package io.redletter.campaign;

import io.redletter.platform.bus.Topic;

/** What campaigns say on the bus. Hints only: whoever needs to be sure reads the record. */
public final class CampaignTopics {
    /** A push was planned, moved, armed, held, cancelled, or is done. */
    public static final Topic<PushHint> PUSH_CHANGED =
            new Topic<>("push.changed.v1", PushHint.class, "campaign", "console, boards");

    /** A campaign was made, changed or cancelled. */
    public static final Topic<CampaignHint> CAMPAIGN_CHANGED =
            new Topic<>("campaign.changed.v1", CampaignHint.class, "campaign", "console, boards");

    private CampaignTopics() {}

    /**
     * A push changed.
     *
     * @param state as stored, such as {@code armed}
     */
    public record PushHint(String pushId, long version, String campaignId, String state) {}

    /** A campaign changed. */
    public record CampaignHint(String campaignId, long version, CampaignState state) {}
}
