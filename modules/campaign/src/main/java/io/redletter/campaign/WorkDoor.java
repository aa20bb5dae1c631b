package io.redletter.campaign;

import io.redletter.accounts.Actor;
import io.redletter.accounts.UnitTree;
import io.redletter.content.CampaignDoor;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;

/** Lets a work begin in a campaign of its unit, of a unit above it (whose readers count there too), or one the actor sees. */
final class WorkDoor implements CampaignDoor {
    private final CampaignStore campaigns;
    private final UnitTree units;

    WorkDoor(CampaignStore campaigns, UnitTree units) {
        this.campaigns = campaigns;
        this.units = units;
    }

    @Override
    public Future<Void> admit(Actor actor, String unitId, String campaignId) {
        return campaigns
                .find(campaignId)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(false)
                        : isNear(actor, unitId, found.get().unitId()))
                .map(near -> {
                    if (!near) {
                        throw RefusedException.field(
                                "/campaignId",
                                "unknown-campaign",
                                "/campaignId: 没有活动 " + campaignId + " (no such campaign)");
                    }
                    return null;
                });
    }

    private Future<Boolean> isNear(Actor actor, String unitId, String holder) {
        return units.sight(actor)
                .compose(sight -> sight.sees(holder)
                        ? Future.succeededFuture(true)
                        : units.get(unitId).map(unit -> unit.path().contains(holder)));
    }
}
