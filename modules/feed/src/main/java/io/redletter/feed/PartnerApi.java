package io.redletter.feed;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Actors;
import io.redletter.platform.http.Api;
import io.redletter.platform.http.ApiCall;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.Reply;
import io.vertx.core.Future;
import java.util.Map;

/** The API of partners, as {@code openapi/feed.yaml} has it. */
final class PartnerApi implements ApiOperations {
    private final PartnerService partners;

    PartnerApi(PartnerService partners) {
        this.partners = partners;
    }

    @Override
    public String contract() {
        return "openapi/feed.yaml";
    }

    @Override
    public void bind(Api api) {
        api.on("listPartners", call -> partners.list(actor(call)).map(found -> Reply.ok(Map.of("items", found))));
        api.on("createPartner", this::create);
        api.on("renewPartnerKey", call -> partners.renewKey(actor(call), call.path("partnerId"))
                .map(Reply::ok));
        api.on("removePartner", call -> partners.remove(actor(call), call.path("partnerId"))
                .map(v -> Reply.noContent()));
    }

    private Future<Reply> create(ApiCall call) {
        return partners.create(actor(call), call.newId("partner"), call.body(NewPartner.class))
                .map(made -> Reply.created("/api/v1/partners/" + made.partner().id(), made));
    }

    private static Actor actor(ApiCall call) {
        return Actors.of(call.context());
    }
}
