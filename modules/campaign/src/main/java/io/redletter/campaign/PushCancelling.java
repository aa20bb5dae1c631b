package io.redletter.campaign;

import io.redletter.accounts.Actor;
import io.vertx.core.Future;

/** Takes back what a cancelled campaign still had planned. */
interface PushCancelling {
    /** Cancels every push of the campaign that has not left; completes when all are done. */
    Future<Void> ofCampaign(Actor actor, String campaignId);
}
