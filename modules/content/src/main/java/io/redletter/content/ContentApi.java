package io.redletter.content;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Actors;
import io.redletter.accounts.Permission;
import io.redletter.platform.RefusedException;
import io.redletter.platform.http.Api;
import io.redletter.platform.http.ApiCall;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.Reply;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The API of content, as {@code openapi/content.yaml} has it. */
final class ContentApi implements ApiOperations {
    private static final int USUAL_LIMIT = 100;

    private final Clock clock;
    private final ContentService service;
    private final MediaLibrary library;
    private final UploadHandler uploads;

    ContentApi(Clock clock, ContentService service, MediaLibrary library, UploadHandler uploads) {
        this.clock = clock;
        this.service = service;
        this.library = library;
        this.uploads = uploads;
    }

    @Override
    public String contract() {
        return "openapi/content.yaml";
    }

    @Override
    public void bind(Api api) {
        api.on("listWorks", this::listWorks);
        api.on("createWork", this::createWork);
        api.on("getWork", call -> service.get(actor(call), workId(call)).map(Reply::ok));
        api.on("listVersions", call -> seen(call, service::history).map(ContentApi::items));
        api.on("saveVersion", this::saveVersion);
        api.on("getVersion", call -> seen(call, id -> service.version(id, number(call)))
                .map(Reply::ok));
        api.on("submitWork", this::submit);
        api.on("listReviews", call -> seen(call, service::reviews).map(ContentApi::items));
        api.on("reviewWork", this::review);
        api.on("planRelease", this::planRelease);
        api.on("cancelRelease", call -> service.cancelRelease(actor(call), workId(call))
                .map(Reply::ok));
        api.on("listReleases", call -> seen(call, service::releases).map(ContentApi::items));
        api.on("withdrawWork", this::withdraw);
        api.onStream("uploadMedia", uploads);
        api.on("getMedia", this::getMedia);
    }

    private Future<Reply> listWorks(ApiCall call) {
        WorkFilter filter = new WorkFilter(
                call.query("campaign").orElse(null),
                call.query("state").map(WorkState::valueOf).orElse(null),
                call.query("unit").orElse(null));
        return service.list(actor(call), filter, call.query("limit", USUAL_LIMIT))
                .map(ContentApi::items);
    }

    private Future<Reply> createWork(ApiCall call) {
        NewWorkBody body = call.body(NewWorkBody.class);
        return service.createWork(actor(call), call.newId("work"), body.fresh())
                .map(work -> Reply.created("/api/v1/works/" + work.id(), work));
    }

    private Future<Reply> saveVersion(ApiCall call) {
        DraftBody body = call.body(DraftBody.class);
        return service.saveVersion(actor(call), workId(call), body.expectedHead(), body.draft())
                .map(saved -> Reply.created(
                        "/api/v1/works/" + saved.work().id() + "/versions/"
                                + saved.version().number(),
                        saved));
    }

    private Future<Reply> submit(ApiCall call) {
        return service.submit(
                        actor(call), workId(call), call.body(SubmitBody.class).number())
                .map(Reply::ok);
    }

    private Future<Reply> review(ApiCall call) {
        ReviewBody body = call.body(ReviewBody.class);
        return service.review(
                        actor(call),
                        workId(call),
                        body.number(),
                        body.hash(),
                        body.verdict(),
                        body.comment() == null ? "" : body.comment())
                .map(Reply::ok);
    }

    private Future<Reply> planRelease(ApiCall call) {
        Instant at = call.body(ReleaseBody.class).at();
        return service.scheduleRelease(actor(call), workId(call), at == null ? clock.instant() : at)
                .map(Reply::ok);
    }

    private Future<Reply> withdraw(ApiCall call) {
        return service.withdraw(
                        actor(call), workId(call), call.body(WithdrawBody.class).reason())
                .map(Reply::ok);
    }

    private Future<Reply> getMedia(ApiCall call) {
        actor(call).require(Permission.VIEW);
        return library.get(call.path("sha256")).map(Reply::ok);
    }

    /** Something of a work, for those who may see the work. */
    private <T> Future<T> seen(ApiCall call, Function<String, Future<T>> read) {
        return service.get(actor(call), workId(call)).compose(work -> read.apply(work.id()));
    }

    private static Actor actor(ApiCall call) {
        return Actors.of(call.context());
    }

    private static String workId(ApiCall call) {
        return call.path("workId");
    }

    private static int number(ApiCall call) {
        try {
            return Integer.parseInt(call.path("number"));
        } catch (NumberFormatException e) {
            throw RefusedException.field("path/number", "invalid-field", "number: (expected: a whole number)");
        }
    }

    private static Reply items(List<?> items) {
        return Reply.ok(Map.of("items", items));
    }

    private record NewWorkBody(
            String campaignId, WorkKind kind, String title, @Nullable String slug, @Nullable String unitId) {
        NewWork fresh() {
            return new NewWork(campaignId, kind, title, slug, unitId, false);
        }
    }

    private record DraftBody(
            int expectedHead,
            String title,
            @Nullable String summary,
            @Nullable String bodyHtml,
            @Nullable String cover,
            @Nullable String video,
            @Nullable String language) {
        Draft draft() {
            return new Draft(title, summary, bodyHtml, cover, video, language);
        }
    }

    private record SubmitBody(int number) {}

    private record ReviewBody(int number, String hash, Verdict verdict, @Nullable String comment) {}

    private record ReleaseBody(@Nullable Instant at) {}

    private record WithdrawBody(String reason) {}
}
