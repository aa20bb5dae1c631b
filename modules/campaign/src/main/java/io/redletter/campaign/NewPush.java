package io.redletter.campaign;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to plan a push.
 *
 * @param channelIds 1 to 50, without repeats
 * @param local when it is to leave; null where {@code relative} says it
 * @param zone an IANA zone; null for the campaign's
 * @param late null for the default of its channels
 * @param dayBound whether it dies at local midnight
 * @param demo made for a demonstration
 * @param relative where it stands in its campaign, which it then moves with; null for a fixed date
 * @param overQuota why it may go beyond a channel's quota; null where it may not
 * @param audience the segment of people to send to; needed where a channel has a list, else null
 */
public record NewPush(
        String campaignId,
        String workId,
        List<String> channelIds,
        @Nullable LocalDateTime local,
        @Nullable String zone,
        @Nullable LatePolicy late,
        boolean dayBound,
        boolean demo,
        @Nullable RelativeTime relative,
        @Nullable String overQuota,
        @Nullable String audience) {
    public NewPush {
        channelIds = List.copyOf(channelIds);
    }

    /** A push without a list of people. */
    public NewPush(
            String campaignId,
            String workId,
            List<String> channelIds,
            @Nullable LocalDateTime local,
            @Nullable String zone,
            @Nullable LatePolicy late,
            boolean dayBound,
            boolean demo,
            @Nullable RelativeTime relative,
            @Nullable String overQuota) {
        this(campaignId, workId, channelIds, local, zone, late, dayBound, demo, relative, overQuota, null);
    }

    /** A push at a fixed date, within the quota. */
    public NewPush(
            String campaignId,
            String workId,
            List<String> channelIds,
            LocalDateTime local,
            @Nullable String zone,
            @Nullable LatePolicy late,
            boolean dayBound,
            boolean demo) {
        this(campaignId, workId, channelIds, local, zone, late, dayBound, demo, null, null);
    }

    /** A push that hangs on its campaign's dates, in the campaign's zone, and dies with its day. */
    public static NewPush of(String campaignId, String workId, List<String> channelIds, RelativeTime relative) {
        return new NewPush(campaignId, workId, channelIds, null, null, null, true, false, relative, null);
    }

    /** The same, allowed beyond a quota for this reason. */
    public NewPush beyondQuota(String why) {
        return new NewPush(campaignId, workId, channelIds, local, zone, late, dayBound, demo, relative, why, audience);
    }

    /** The same, to the people of this segment. */
    public NewPush to(String segmentId) {
        return new NewPush(
                campaignId, workId, channelIds, local, zone, late, dayBound, demo, relative, overQuota, segmentId);
    }

    /** The same, marked as demonstration data. */
    public NewPush asDemo() {
        return new NewPush(
                campaignId, workId, channelIds, local, zone, late, dayBound, true, relative, overQuota, audience);
    }

    /** A push that dies with its day, in the campaign's zone, sent up to half an hour late. */
    public static NewPush of(String campaignId, String workId, List<String> channelIds, LocalDateTime local) {
        return new NewPush(campaignId, workId, channelIds, local, null, null, true, false);
    }
}
