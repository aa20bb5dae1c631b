package io.redletter.campaign.dryrun;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Actors;
import io.redletter.accounts.Permission;
import io.redletter.campaign.DryRuns;
import io.redletter.campaign.FreeSlots;
import io.redletter.campaign.NewPush;
import io.redletter.campaign.PushRequest;
import io.redletter.platform.RefusedException;
import io.redletter.platform.http.Api;
import io.redletter.platform.http.ApiCall;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.Reply;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Binds the operations of {@code openapi/dry-run.yaml}. */
public final class DryRunApi implements ApiOperations {
    private final DryRuns runs;
    private final FreeSlots slots;

    public DryRunApi(DryRuns runs, FreeSlots slots) {
        this.runs = runs;
        this.slots = slots;
    }

    @Override
    public String contract() {
        return "openapi/dry-run.yaml";
    }

    @Override
    public void bind(Api api) {
        api.on("dryRunCampaign", call -> answer(runs.ofCampaign(viewer(call.context()), call.path("campaignId"))));
        api.on("dryRunPush", call -> answer(runs.ofPush(viewer(call.context()), call.path("pushId"))));
        api.on("dryRunUnit", call -> answer(ofUnit(call)));
        api.on("dryRunDraft", call -> answer(runs.ofDraft(viewer(call.context()), draft(call))));
        api.on("nextFreeSlot", this::slot);
        api.onStream(
                "dryRunCampaignCsv", csv(context -> runs.ofCampaign(viewer(context), context.pathParam("campaignId"))));
    }

    /** The run with its sums, as it is answered. */
    private record Card(
            DryRun.Scope scope,
            String id,
            String title,
            Instant at,
            boolean complete,
            DryRun.Totals totals,
            List<DryRunRow> rows) {
        static Card of(DryRun run) {
            return new Card(run.scope(), run.id(), run.title(), run.at(), run.complete(), run.totals(), run.rows());
        }
    }

    private static Future<Reply> answer(Future<DryRun> run) {
        return run.map(made -> Reply.ok(Card.of(made)));
    }

    private Future<DryRun> ofUnit(ApiCall call) {
        Actor actor = viewer(call.context());
        return runs.ofUnit(
                actor, call.query("unit").orElse(actor.unitId()), instant(call, "from"), instant(call, "until"));
    }

    private static NewPush draft(ApiCall call) {
        return call.body(PushRequest.class).push();
    }

    private Future<Reply> slot(ApiCall call) {
        FreeSlots.Wish wish = new FreeSlots.Wish(
                Arrays.stream(call.query("channel").orElse("").split(",", -1))
                        .filter(id -> !id.isBlank())
                        .distinct()
                        .toList(),
                local(call),
                call.query("zone").orElse(null),
                call.query("push").orElse(null));
        return slots.next(viewer(call.context()), wish).map(Reply::ok);
    }

    private static Handler<RoutingContext> csv(Function<RoutingContext, Future<DryRun>> ask) {
        return context -> Future.succeededFuture()
                .compose(v -> ask.apply(context))
                .onSuccess(run -> context.response()
                        .putHeader("Content-Type", "text/csv; charset=utf-8")
                        .putHeader("Content-Disposition", "attachment; filename=\"dry-run.csv\"")
                        .putHeader("X-Content-Type-Options", "nosniff")
                        .end(DryRunCsv.of(run)))
                .onFailure(context::fail);
    }

    private static Actor viewer(RoutingContext context) {
        Actor actor = Actors.of(context);
        actor.require(Permission.VIEW);
        return actor;
    }

    private static LocalDateTime local(ApiCall call) {
        try {
            return LocalDateTime.parse(call.query("local").orElse(""));
        } catch (DateTimeException e) {
            throw wrong("local", "应为本地时间,如 2027-06-05T08:00 (expected: a local time such as 2027-06-05T08:00)");
        }
    }

    private static Instant instant(ApiCall call, String name) {
        return call.instant(name).orElseThrow(() -> wrong(name, "请填写 (missing)"));
    }

    private static RefusedException wrong(String name, String words) {
        return RefusedException.field("query/" + name, "invalid-field", name + ": " + words);
    }
}
