package io.redletter.campaign.task;

import io.redletter.accounts.Actor;
import io.redletter.campaign.Campaign;
import io.vertx.core.Future;

/** Finds a campaign that an actor sees; fails with a 404 refusal for any other. */
@FunctionalInterface
public interface CampaignLook {
    Future<Campaign> get(Actor actor, String campaignId);
}
