package io.redletter.campaign.proposal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.redletter.accounts.Actor;
import io.redletter.accounts.Actors;
import io.redletter.accounts.Permission;
import io.redletter.campaign.plan.PlanFiles;
import io.redletter.campaign.plan.PlanReader;
import io.redletter.campaign.plan.PlanReading;
import io.redletter.observance.Almanac;
import io.redletter.platform.RefusedException;
import io.redletter.platform.http.Api;
import io.redletter.platform.http.ApiCall;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.Reply;
import io.redletter.platform.json.Json;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Binds the operations of {@code openapi/plans.yaml}. */
final class PlansApi implements ApiOperations {
    private static final String JSON = "application/json";

    private final PlanDocumentService plans;
    private final Function<Actor, Future<Almanac>> almanacs;
    private final PlanUpload uploads;

    /** @param almanacs the days as somebody's unit has them */
    PlansApi(PlanDocumentService plans, Function<Actor, Future<Almanac>> almanacs, PlanUpload uploads) {
        this.plans = plans;
        this.almanacs = almanacs;
        this.uploads = uploads;
    }

    @Override
    public String contract() {
        return "openapi/plans.yaml";
    }

    @Override
    public void bind(Api api) {
        api.onStream("readPlan", context -> stream(context, Permission.VIEW, 200, got -> read(context, got)));
        api.onStream("addPlan", context -> stream(context, Permission.CAMPAIGN_WRITE, 201, got -> add(context, got)));
        api.on("listPlans", call -> plans.list(viewer(call)).map(PlansApi::items));
        api.on("getPlan", call -> plans.get(viewer(call), id(call)).compose(this::whole));
        api.on("getPlanText", call -> plans.text(viewer(call), id(call)).map(text -> Reply.ok(Map.of("text", text))));
        api.on("changePlan", this::change);
        api.on("removePlan", call -> plans.remove(actor(call), id(call)).map(v -> Reply.noContent()));
        api.on("readPlanAgain", call -> plans.read(actor(call), id(call)).compose(this::whole));
        api.on("acceptPlanItems", call -> plans.acceptAll(
                        actor(call), id(call), call.body(KindRequest.class).kind())
                .map(Reply::ok));
        api.on("changePlanItem", call -> plans.edit(actor(call), id(call), itemId(call), call.body(ItemChange.class))
                .map(Reply::ok));
        step(api, "acceptPlanItem", plans::accept);
        step(api, "rejectPlanItem", plans::reject);
        step(api, "reopenPlanItem", plans::reopen);
        step(api, "restorePlanItem", plans::unedit);
    }

    private static void step(Api api, String operation, ItemStep step) {
        api.on(operation, call -> step.take(actor(call), id(call), itemId(call)).map(Reply::ok));
    }

    /** Who may not is told before the body is read. */
    private void stream(
            RoutingContext context,
            Permission permission,
            int status,
            Function<PlanUpload.Received, Future<Object>> work) {
        Future.succeededFuture()
                .compose(v -> {
                    context.request().pause();
                    Actors.of(context).require(permission);
                    return uploads.receive(context, work);
                })
                .onSuccess(answer -> {
                    if (answer instanceof PlanDocument plan) {
                        context.response().putHeader("Location", "/api/v1/plans/" + plan.id());
                    }
                    context.response()
                            .setStatusCode(status)
                            .putHeader("Content-Type", JSON)
                            .putHeader("Cache-Control", "no-store")
                            .end(Json.buffer(answer));
                })
                .onFailure(failure -> uploads.refuse(context, failure));
    }

    /** With the days of the reader's own unit. */
    private Future<Object> read(RoutingContext context, PlanUpload.Received got) {
        return text(got).compose(text -> almanacs.apply(Actors.of(context))
                .compose(almanac -> uploads.work(() -> shape(new PlanReader(almanac).read(text)))));
    }

    private Future<Object> add(RoutingContext context, PlanUpload.Received got) {
        Actor actor = Actors.of(context);
        if (got.type().equals(JSON)) {
            return json(got, NewPlanRequest.class)
                    .compose(request -> plans.take(actor, request.wish(), required(request.text())))
                    .map(plan -> plan);
        }
        Map<String, String> fields = got.fields();
        NewPlan wish = new NewPlan(
                filled(fields, "unitId"),
                filled(fields, "planId"),
                filled(fields, "title"),
                years(fields.getOrDefault("years", "")),
                false);
        if (got.isNoFile()) {
            return plans.take(actor, wish, required(fields.get("text"))).map(plan -> plan);
        }
        return plans.take(actor, wish, got.fileName(), got.file()).map(plan -> plan);
    }

    private Future<Reply> change(ApiCall call) {
        PlanChange change = call.body(PlanChange.class);
        return plans.change(actor(call), id(call), change.title(), change.years(), change.version())
                .map(Reply::ok);
    }

    private Future<Reply> whole(PlanDocument plan) {
        return plans.items(Actor.system("plans"), plan.id()).map(items -> Reply.ok(new Whole(plan, items)));
    }

    private Future<String> text(PlanUpload.Received got) {
        return got.type().equals(JSON)
                ? json(got, Text.class).map(body -> required(body.text()))
                : got.isNoFile()
                        ? Future.succeededFuture(required(got.fields().get("text")))
                        : uploads.work(
                                () -> PlanFiles.text(got.fileName(), got.file()).text());
    }

    private <T> Future<T> json(PlanUpload.Received got, Class<T> type) {
        return uploads.work(() -> {
            if (Files.size(got.file()) > 4L * PlanReader.LONGEST) {
                throw new RefusedException(413, "plan-too-long", "文字太长 (expected: at most 200000 characters)", "/text");
            }
            Buffer body = Buffer.buffer(Files.readAllBytes(got.file()));
            PlanBody.check(Json.read(body, JsonNode.class));
            return Json.readTyped(body, type);
        });
    }

    /** In the reading's own shape, where an unknown day has a null id instead of none. */
    private static Object shape(PlanReading reading) {
        try {
            return Json.MAPPER.readTree(reading.json());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plan reading: wrote no JSON", e);
        }
    }

    private static String required(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw RefusedException.field("/text", "plan-empty", "/text: 请选一个文件,或粘贴文字 (expected: a file or a text)");
        }
        return text;
    }

    private static @Nullable String filled(Map<String, String> fields, String name) {
        String value = fields.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static List<Integer> years(String text) {
        if (!text.matches("[\\d,\\s]*")) {
            throw RefusedException.field(
                    "/years", "invalid-field", "/years: 应为 2027,2028 (expected: years with commas)");
        }
        return Arrays.stream(text.split("[,\\s]+"))
                .filter(year -> !year.isBlank())
                .map(year -> year.length() > 4 ? Integer.valueOf(9999) : Integer.valueOf(year))
                .toList();
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
        return call.path("planId");
    }

    private static String itemId(ApiCall call) {
        return call.path("itemId");
    }

    private static Reply items(List<?> items) {
        return Reply.ok(Map.of("items", items));
    }

    /** One step on an item. */
    private interface ItemStep {
        Future<PlanItem> take(Actor actor, String planId, String itemId);
    }

    private record Whole(PlanDocument plan, List<PlanItem> items) {}

    private record Text(@Nullable String text) {}

    private record KindRequest(ItemKind kind) {}

    private record PlanChange(@Nullable Long version, @Nullable String title, @Nullable List<Integer> years) {}

    private record NewPlanRequest(
            @Nullable String text,
            @Nullable String title,
            @Nullable String unitId,
            @Nullable String planId,
            @Nullable List<Integer> years) {
        NewPlan wish() {
            return new NewPlan(unitId, planId, title, years == null ? List.of() : years, false);
        }
    }
}
