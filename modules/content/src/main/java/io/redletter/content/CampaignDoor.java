package io.redletter.content;

import io.redletter.accounts.Actor;
import io.vertx.core.Future;

/** Which campaigns a work may begin in. Campaigns stand above works and implement this. */
@FunctionalInterface
public interface CampaignDoor {
    /** Fails with a refusal at {@code /campaignId} where there is no such campaign for this actor and unit. */
    Future<Void> admit(Actor actor, String unitId, String campaignId);
}
