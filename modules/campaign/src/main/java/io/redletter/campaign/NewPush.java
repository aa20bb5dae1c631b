package io.redletter.campaign;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to plan a push.
 *
 * @param channelIds 1 to 50, without repeats
 * @param local when it is to leave
 * @param zone an IANA zone; null for the campaign's
 * @param late null for {@link LatePolicy#STANDARD}
 * @param dayBound whether it dies at local midnight
 * @param demo made for a demonstration
 */
public record NewPush(
        String campaignId,
        String workId,
        List<String> channelIds,
        LocalDateTime local,
        @Nullable String zone,
        @Nullable LatePolicy late,
        boolean dayBound,
        boolean demo) {
    public NewPush {
        channelIds = List.copyOf(channelIds);
    }

    /** A push that dies with its day, in the campaign's zone, sent up to half an hour late. */
    public static NewPush of(String campaignId, String workId, List<String> channelIds, LocalDateTime local) {
        return new NewPush(campaignId, workId, channelIds, local, null, null, true, false);
    }
}
