package io.redletter.campaign;

import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditTrail;
import io.redletter.platform.bus.Bus;
import io.vertx.core.Future;

/** What follows a stored change of a campaign: a line in the trail and a hint on the bus. */
final class CampaignWatch {
    private final AuditTrail trail;
    private final Bus bus;

    CampaignWatch(AuditTrail trail, Bus bus) {
        this.trail = trail;
        this.bus = bus;
    }

    Future<Campaign> told(Actor actor, String action, Campaign campaign, String detail) {
        bus.publish(
                CampaignTopics.CAMPAIGN_CHANGED,
                new CampaignTopics.CampaignHint(campaign.id(), campaign.version(), campaign.state()));
        return trail.append(actor, action, campaign.id(), detail).map(campaign);
    }
}
