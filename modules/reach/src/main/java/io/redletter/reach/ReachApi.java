package io.redletter.reach;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Actors;
import io.redletter.platform.RefusedException;
import io.redletter.platform.http.Api;
import io.redletter.platform.http.ApiCall;
import io.redletter.platform.http.Reply;
import io.redletter.reach.ingest.BatchIntake;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The API of reach, as {@code openapi/reach.yaml} has it. */
final class ReachApi {
    static final String CONTRACT = "openapi/reach.yaml";

    private final ReachReading reading;
    private final StatedApi stated;
    private final UnitApi units;
    private final BatchIntake batches;

    ReachApi(ReachReading reading, StatedApi stated, UnitApi units, BatchIntake batches) {
        this.reading = reading;
        this.stated = stated;
        this.units = units;
        this.batches = batches;
    }

    void bind(Api api) {
        api.on("getReach", this::read);
        api.onStream("getReachCsv", this::csv);
        api.on("getReachTop", this::top);
        api.on("getReachUniques", this::uniques);
        api.on("explainReach", this::explain);
        api.onStream("postReachEvents", batches::handle);
        stated.bind(api);
        units.bind(api);
    }

    private Future<Reply> read(ApiCall call) {
        Actor actor = Actors.of(call.context());
        return reading.answer(actor, ReachQuestion.of(call::query)).map(Reply::ok);
    }

    private void csv(RoutingContext context) {
        Future.succeededFuture()
                .compose(v -> reading.answer(Actors.of(context), ReachQuestion.of(name -> query(context, name))))
                .onSuccess(answer -> context.response()
                        .putHeader("Content-Type", "text/csv; charset=utf-8")
                        .putHeader("Content-Disposition", "attachment; filename=\"reach.csv\"")
                        .putHeader("Cache-Control", "no-store")
                        .end(ReachCsv.of(answer)))
                .onFailure(context::fail);
    }

    private Future<Reply> top(ApiCall call) {
        return reading.top(
                        Actors.of(call.context()),
                        call.query("kind").orElse(""),
                        call.query("metric").orElse("view"),
                        Math.max(1, Math.min(100, call.query("limit", 10))))
                .map(Reply::ok);
    }

    private Future<Reply> uniques(ApiCall call) {
        return reading.uniques(
                        Actors.of(call.context()),
                        call.context().queryParam("scope"),
                        day(call, "from"),
                        day(call, "to"))
                .map(Reply::ok);
    }

    private Future<Reply> explain(ApiCall call) {
        return reading.explain(
                        Actors.of(call.context()), new Scope(call.query("scope").orElse("")))
                .map(Reply::ok);
    }

    private static LocalDate day(ApiCall call, String name) {
        try {
            return LocalDate.parse(call.query(name).orElse(""));
        } catch (DateTimeParseException e) {
            throw RefusedException.field("query/" + name, "invalid-field", name + ": 应为日期 (expected: 2027-06-05)");
        }
    }

    private static Optional<String> query(RoutingContext context, String name) {
        return Optional.ofNullable(context.request().getParam(name)).filter(value -> !value.isBlank());
    }
}
