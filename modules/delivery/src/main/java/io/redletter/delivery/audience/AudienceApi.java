package io.redletter.delivery.audience;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Actors;
import io.redletter.delivery.audience.rule.RuleReader;
import io.redletter.platform.http.Api;
import io.redletter.platform.http.ApiCall;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.Reply;
import io.redletter.platform.json.Json;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Binds the operations of {@code openapi/audiences.yaml}. */
final class AudienceApi implements ApiOperations {
    private static final int USUAL_LIMIT = 100;

    private final AudienceHouse house;
    private final AudienceUpload upload;

    AudienceApi(AudienceHouse house, AudienceUpload upload) {
        this.house = house;
        this.upload = upload;
    }

    @Override
    public String contract() {
        return "openapi/audiences.yaml";
    }

    @Override
    public void bind(Api api) {
        lists(api);
        imports(api);
        segments(api);
        people(api);
    }

    private void lists(Api api) {
        ListService lists = house.lists();
        api.on("listAudiences", call -> lists.list(actor(call)).map(AudienceApi::items));
        api.on("createAudience", call -> lists.create(
                        actor(call),
                        call.newId("list"),
                        call.body(AudienceRequests.ListRequest.class).list())
                .map(made -> Reply.created("/api/v1/audiences/" + made.id(), made)));
        api.on("getAudience", call -> lists.get(actor(call), listId(call)).map(Reply::ok));
        api.on("changeAudience", call -> {
            AudienceRequests.ListRequest change = call.body(AudienceRequests.ListRequest.class);
            return lists.change(actor(call), listId(call), change.fields(), change.version())
                    .map(Reply::ok);
        });
        api.on("removeAudience", call -> lists.remove(actor(call), listId(call)).map(v -> Reply.noContent()));
        api.on("listAudiencePeople", call -> house.people()
                .page(actor(call), listId(call), call.query("after").orElse(null), call.query("limit", USUAL_LIMIT))
                .map(cards ->
                        items(cards.stream().map(AudienceViews.PersonView::of).toList())));
        api.on("addAudiencePerson", call -> house.people()
                .add(
                        actor(call),
                        listId(call),
                        call.body(AudienceRequests.PersonRequest.class).draft())
                .map(house.people()::card)
                .map(card -> new Reply(201, AudienceViews.PersonView.of(card), Map.of())));
    }

    private void imports(Api api) {
        ImportService imports = house.imports();
        api.onStream("importAudience", this::receive);
        api.on("listImports", call -> imports.list(actor(call), listId(call))
                .map(jobs -> items(jobs.stream().map(this::view).toList())));
        api.on("getImport", call -> imports.get(actor(call), importId(call)).map(this::ok));
        api.on("startImport", call -> imports.start(
                        actor(call),
                        importId(call),
                        call.body(AudienceRequests.StartRequest.class).columns())
                .map(this::ok));
        api.on("cancelImport", call -> imports.cancel(actor(call), importId(call))
                .map(this::ok));
        api.on("undoImport", call -> imports.undo(actor(call), importId(call)).map(this::ok));
        api.on("listImportFaults", call -> imports.faults(
                        actor(call), importId(call), call.query("after", 0), call.query("limit", USUAL_LIMIT))
                .map(faults ->
                        items(faults.stream().map(AudienceViews.FaultView::of).toList())));
    }

    private void segments(Api api) {
        SegmentService segments = house.segments();
        api.on("listSegments", call -> segments.list(
                        actor(call), call.query("audience").orElse(null))
                .map(found ->
                        items(found.stream().map(AudienceViews.SegmentView::of).toList())));
        api.on("createSegment", call -> {
            AudienceRequests.SegmentRequest wanted = call.body(AudienceRequests.SegmentRequest.class);
            return segments.create(actor(call), call.newId("seg"), wanted.segment())
                    .map(made -> Reply.created("/api/v1/segments/" + made.id(), AudienceViews.SegmentView.of(made)));
        });
        api.on("getSegment", call -> segments.get(actor(call), segmentId(call))
                .map(found -> Reply.ok(AudienceViews.SegmentView.of(found))));
        api.on("changeSegment", call -> {
            AudienceRequests.SegmentChange change = call.body(AudienceRequests.SegmentChange.class);
            return segments.change(
                            actor(call),
                            segmentId(call),
                            change.name(),
                            RuleReader.read(change.rule()),
                            change.version())
                    .map(next -> Reply.ok(AudienceViews.SegmentView.of(next)));
        });
        api.on("removeSegment", call -> segments.remove(actor(call), segmentId(call))
                .map(v -> Reply.noContent()));
        api.on("countSegment", call -> house.counts()
                .begin(
                        actor(call),
                        segmentId(call),
                        call.body(AudienceRequests.CountRequest.class).instant())
                .map(run -> Reply.accepted(AudienceViews.CountView.of(run))));
        api.on("getCount", call -> house.counts()
                .get(actor(call), call.path("countId"))
                .map(run -> Reply.ok(AudienceViews.CountView.of(run))));
    }

    private void people(Api api) {
        PeopleService people = house.people();
        api.on("findPerson", call -> people.file(actor(call), hash(call))
                .map(file -> Reply.ok(AudienceViews.FileView.of(file))));
        api.on("exportPerson", call -> people.export(actor(call), hash(call))
                .map(file -> Reply.ok(AudienceViews.FileView.of(file))));
        api.on("erasePerson", call -> people.erase(actor(call), hash(call))
                .map(gone -> Reply.ok(Map.of("lists", gone))));
        api.on("optOutPerson", call -> {
            AudienceRequests.AddressRequest who = call.body(AudienceRequests.AddressRequest.class);
            return people.optOut(actor(call), people.hashOf(who.address()), who.kind(), who.reason())
                    .map(v -> Reply.noContent());
        });
        api.on("optInPerson", call -> {
            AudienceRequests.AddressRequest who = call.body(AudienceRequests.AddressRequest.class);
            return people.optIn(actor(call), people.hashOf(who.address()), who.kind(), who.reason())
                    .map(v -> Reply.noContent());
        });
    }

    /** Who may not is told before the body is read. */
    private void receive(RoutingContext context) {
        String listId = context.pathParam("listId");
        String name = Objects.requireNonNullElse(context.request().getParam("name"), "import.csv");
        boolean start = "true".equals(context.request().getParam("start"));
        Future.succeededFuture()
                .compose(v -> {
                    context.request().pause();
                    return house.imports().mayTake(Actors.of(context), listId);
                })
                .compose(list ->
                        upload.receive(context, file -> house.imports().take(Actors.of(context), listId, name, file)))
                .compose(job ->
                        start ? house.imports().start(Actors.of(context), job.id(), null) : Future.succeededFuture(job))
                .onSuccess(job -> context.response()
                        .setStatusCode(201)
                        .putHeader("Location", "/api/v1/imports/" + job.id())
                        .putHeader("Content-Type", "application/json")
                        .putHeader("Cache-Control", "no-store")
                        .end(Json.buffer(view(job))))
                .onFailure(failure -> upload.refuse(context, failure));
    }

    private Reply ok(AudienceImport job) {
        return Reply.ok(view(job));
    }

    private ImportView view(AudienceImport job) {
        return ImportView.of(job, house.imports().mayUndo(job), house.now());
    }

    private String hash(ApiCall call) {
        return house.people()
                .hashOf(call.body(AudienceRequests.AddressRequest.class).address());
    }

    private static Actor actor(ApiCall call) {
        return Actors.of(call.context());
    }

    private static String listId(ApiCall call) {
        return call.path("listId");
    }

    private static String importId(ApiCall call) {
        return call.path("importId");
    }

    private static String segmentId(ApiCall call) {
        return call.path("segmentId");
    }

    private static Reply items(List<?> items) {
        return Reply.ok(Map.of("items", items));
    }
}
