package io.redletter.reach;

import io.redletter.accounts.Actors;
import io.redletter.accounts.Permission;
import io.redletter.platform.RefusedException;
import io.redletter.platform.http.Api;
import io.redletter.platform.http.ApiCall;
import io.redletter.platform.http.Reply;
import io.redletter.reach.ingest.BatchIntake;
import io.vertx.core.Future;

/** The API of reach, as {@code openapi/reach.yaml} has it. */
final class ReachApi {
    static final String CONTRACT = "openapi/reach.yaml";

    private final ReachQuery query;
    private final BatchIntake batches;

    ReachApi(ReachQuery query, BatchIntake batches) {
        this.query = query;
        this.batches = batches;
    }

    void bind(Api api) {
        api.on("getReach", this::read);
        api.onStream("postReachEvents", batches::handle);
    }

    private Future<Reply> read(ApiCall call) {
        Actors.of(call.context()).require(Permission.REACH_VIEW);
        Scope scope = new Scope(call.query("scope")
                .orElseThrow(() -> RefusedException.field("query/scope", "invalid-field", "scope: 缺少 (missing)")));
        return query.answer(scope, Span.of(call)).map(Reply::ok);
    }
}
