package io.redletter.campaign;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Actors;
import io.redletter.accounts.Permission;
import io.redletter.platform.http.Api;
import io.redletter.platform.http.ApiCall;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.Reply;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds the operations of {@code openapi/campaign.yaml}; those of pushes stand in their own class. */
final class CampaignsApi implements ApiOperations {
    private final CampaignService campaigns;
    private final PushesApi pushes;
    private final Clock clock;

    CampaignsApi(CampaignService campaigns, PushesApi pushes, Clock clock) {
        this.campaigns = campaigns;
        this.pushes = pushes;
        this.clock = clock;
    }

    @Override
    public String contract() {
        return "openapi/campaign.yaml";
    }

    @Override
    public void bind(Api api) {
        api.on("listCampaigns", call -> campaigns.list(viewer(call), year(call)).map(CampaignsApi::items));
        api.on("createCampaign", this::create);
        api.on("getCampaign", call -> campaigns.get(viewer(call), id(call)).map(Reply::ok));
        api.on("changeCampaign", call -> campaigns
                .change(Actors.of(call.context()), id(call), call.body(CampaignChange.class))
                .map(Reply::ok));
        api.on("cancelCampaign", call -> campaigns
                .cancel(
                        Actors.of(call.context()),
                        id(call),
                        call.body(Reason.class).reason())
                .map(Reply::ok));
        pushes.bind(api);
    }

    private Future<Reply> create(ApiCall call) {
        return campaigns
                .create(
                        Actors.of(call.context()),
                        call.newId("campaign"),
                        call.body(CampaignRequest.class).campaign())
                .map(made -> Reply.created("/api/v1/campaigns/" + made.id(), made));
    }

    private int year(ApiCall call) {
        return call.query(
                "year",
                Year.now(clock.withZone(ZoneId.of(PushTime.STANDARD_ZONE))).getValue());
    }

    private static String id(ApiCall call) {
        return call.path("campaignId");
    }

    static Actor viewer(ApiCall call) {
        Actor actor = Actors.of(call.context());
        actor.require(Permission.VIEW);
        return actor;
    }

    static Reply items(List<?> items) {
        return Reply.ok(Map.of("items", items));
    }

    /** Why something is stopped, in a sentence for the trail. */
    record Reason(String reason) {}

    private record CampaignRequest(
            @Nullable String name,
            @Nullable String observanceId,
            @Nullable Integer year,
            @Nullable LocalDate start,
            @Nullable LocalDate end,
            @Nullable String zone,
            @Nullable String unitId,
            @Nullable String goal) {
        NewCampaign campaign() {
            return new NewCampaign(name, observanceId, year, start, end, zone, unitId, goal == null ? "" : goal, false);
        }
    }
}
