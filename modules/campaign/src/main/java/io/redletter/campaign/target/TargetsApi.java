package io.redletter.campaign.target;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Actors;
import io.redletter.accounts.Permission;
import io.redletter.platform.http.Api;
import io.redletter.platform.http.ApiCall;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.Reply;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds the operations of {@code openapi/targets.yaml}. */
public final class TargetsApi implements ApiOperations {
    private final TargetService targets;

    public TargetsApi(TargetService targets) {
        this.targets = targets;
    }

    @Override
    public String contract() {
        return "openapi/targets.yaml";
    }

    @Override
    public void bind(Api api) {
        api.on("listTargets", call -> targets.list(viewer(call), filter(call))
                .map(all -> Reply.ok(Map.of("items", all))));
        api.on("createTarget", this::create);
        api.on("getTarget", call -> targets.get(viewer(call), id(call)).map(Reply::ok));
        api.on("changeTarget", this::change);
        api.on("removeTarget", call -> targets.remove(actor(call), id(call)).map(v -> Reply.noContent()));
    }

    private Future<Reply> create(ApiCall call) {
        Request request = call.body(Request.class);
        NewTarget wanted = new NewTarget(request.unitId(), "", request.fields(), "", 0, false);
        return targets.create(actor(call), call.newId("target"), wanted)
                .map(made -> Reply.created("/api/v1/targets/" + made.id(), made));
    }

    private Future<Reply> change(ApiCall call) {
        Request request = call.body(Request.class);
        return targets.change(actor(call), id(call), request.fields(), request.version())
                .map(Reply::ok);
    }

    private static TargetFilter filter(ApiCall call) {
        int year = call.query("year", 0);
        return new TargetFilter(
                call.query("unit").orElse(null),
                call.query("period").orElse(null),
                year == 0 ? null : year,
                call.query("plan").orElse(null));
    }

    private static Actor viewer(ApiCall call) {
        Actor actor = actor(call);
        actor.require(Permission.VIEW);
        return actor;
    }

    private static Actor actor(ApiCall call) {
        return Actors.of(call.context());
    }

    private static String id(ApiCall call) {
        return call.path("targetId");
    }

    private record Request(
            @Nullable Long version,
            @Nullable String unitId,
            String metric,
            BigDecimal value,
            @Nullable BigDecimal valueMax,
            String comparator,
            @Nullable String unit,
            String period,
            @Nullable String ownerUnitId,
            @Nullable String responsible,
            int firstYear,
            int lastYear) {
        TargetFields fields() {
            return new TargetFields(
                    metric,
                    value,
                    valueMax,
                    comparator,
                    unit == null ? "" : unit,
                    period,
                    ownerUnitId,
                    responsible == null ? "" : responsible,
                    firstYear,
                    lastYear);
        }
    }
}
