package io.redletter.campaign.pause;

import io.redletter.accounts.Actors;
import io.redletter.platform.http.Api;
import io.redletter.platform.http.ApiCall;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.Reply;
import java.util.Map;

/** Binds the operations of {@code openapi/pauses.yaml}. */
public final class PauseApi implements ApiOperations {
    private final PauseService pauses;

    public PauseApi(PauseService pauses) {
        this.pauses = pauses;
    }

    @Override
    public String contract() {
        return "openapi/pauses.yaml";
    }

    @Override
    public void bind(Api api) {
        api.on("listPauses", call -> pauses.active(Actors.of(call.context()))
                .map(all -> Reply.ok(Map.of("items", all))));
        api.on("listLanes", call -> pauses.lanes(Actors.of(call.context())).map(all -> Reply.ok(Map.of("items", all))));
        api.on("pauseLane", call -> pauses.pauseLane(Actors.of(call.context()), call.path("lane"), reason(call))
                .map(Reply::ok));
        api.on("resumeLane", call -> pauses.resumeLane(Actors.of(call.context()), call.path("lane"))
                .map(v -> Reply.noContent()));
        api.on("pauseCampaign", call -> pauses.pauseCampaign(
                        Actors.of(call.context()), call.path("campaignId"), reason(call))
                .map(Reply::ok));
        api.on("resumeCampaign", call -> pauses.resumeCampaign(Actors.of(call.context()), call.path("campaignId"))
                .map(v -> Reply.noContent()));
    }

    private static String reason(ApiCall call) {
        return call.body(Reason.class).reason();
    }

    private record Reason(String reason) {}
}
