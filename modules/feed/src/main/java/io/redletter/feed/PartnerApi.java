package io.redletter.feed;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Actors;
import io.redletter.platform.RefusedException;
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
        api.on("renewPartnerKey", this::renewKey);
        api.on("removePartner", call -> partners.remove(actor(call), call.path("partnerId"))
                .map(v -> Reply.noContent()));
    }

    private Future<Reply> create(ApiCall call) {
        refuseRepeatable(call);
        return partners.create(actor(call), call.body(NewPartner.class))
                .map(made -> Reply.created("/api/v1/partners/" + made.partner().id(), made));
    }

    private Future<Reply> renewKey(ApiCall call) {
        refuseRepeatable(call);
        return partners.renewKey(actor(call), call.path("partnerId")).map(Reply::ok);
    }

    /** An answer that could be repeated would have to be stored, and the key with it. */
    private static void refuseRepeatable(ApiCall call) {
        if (call.header("Idempotency-Key").isPresent()) {
            throw RefusedException.field(
                    "header/Idempotency-Key",
                    "key-shown-once",
                    "密钥只显示一次,不能用 Idempotency-Key 重取 (the key is shown once and cannot be fetched again)");
        }
    }

    private static Actor actor(ApiCall call) {
        return Actors.of(call.context());
    }
}
