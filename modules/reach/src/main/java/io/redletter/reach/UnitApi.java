package io.redletter.reach;

import io.redletter.accounts.Accounts;
import io.redletter.accounts.Actor;
import io.redletter.accounts.Actors;
import io.redletter.platform.http.Api;
import io.redletter.platform.http.ApiCall;
import io.redletter.platform.http.Reply;
import io.redletter.reach.ingest.Grounds;
import io.vertx.core.Future;

/** What a unit decides about counting. */
final class UnitApi {
    private final UnitSettings settings;
    private final Accounts accounts;
    private final Grounds grounds;

    UnitApi(UnitSettings settings, Accounts accounts, Grounds grounds) {
        this.settings = settings;
        this.accounts = accounts;
        this.grounds = grounds;
    }

    void bind(Api api) {
        api.on("getReachUnit", this::read);
        api.on("putReachUnit", this::decide);
    }

    /** @param honoursOptOut whether readers who ask not to be tracked are left out */
    record UnitDecision(boolean honoursOptOut) {}

    private Future<Reply> read(ApiCall call) {
        Actor actor = Actors.of(call.context());
        return accounts.service()
                .tree()
                .within(actor, call.path("unitId"))
                .compose(unit -> settings.honoursOptOut(unit.path()))
                .map(honours -> Reply.ok(new UnitDecision(honours)));
    }

    private Future<Reply> decide(ApiCall call) {
        Actor actor = Actors.of(call.context());
        UnitDecision decision = call.body(UnitDecision.class);
        return settings.decide(
                        actor,
                        accounts.service().tree(),
                        accounts.trail(),
                        call.path("unitId"),
                        decision.honoursOptOut())
                .onSuccess(v -> grounds.forget())
                .map(v -> Reply.ok(decision));
    }
}
