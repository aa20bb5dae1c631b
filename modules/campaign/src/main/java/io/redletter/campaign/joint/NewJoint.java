package io.redletter.campaign.joint;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to ask for a joint release.
 *
 * @param name null for the work's title
 * @param zone an IANA zone; null for the campaign's
 * @param answerBy until when answers are wanted; null for half the time there is, at most a day before
 * @param units whom to ask, and the channels suggested to each; a list may be empty
 */
public record NewJoint(
        String campaignId,
        String workId,
        @Nullable String name,
        LocalDateTime local,
        @Nullable String zone,
        @Nullable Instant answerBy,
        Set<Freedom> freedoms,
        Map<String, List<String>> units,
        boolean demo) {
    public NewJoint {
        freedoms = Set.copyOf(freedoms);
        units = Map.copyOf(units);
    }
}
