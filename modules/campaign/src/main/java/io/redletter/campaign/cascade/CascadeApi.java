package io.redletter.campaign.cascade;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Actors;
import io.redletter.accounts.Permission;
import io.redletter.campaign.days.StoredNotice;
import io.redletter.platform.RefusedException;
import io.redletter.platform.http.Api;
import io.redletter.platform.http.ApiCall;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.Reply;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds the operations of {@code openapi/cascade.yaml}. */
public final class CascadeApi implements ApiOperations {
    private final CascadeService cascades;

    public CascadeApi(CascadeService cascades) {
        this.cascades = cascades;
    }

    @Override
    public String contract() {
        return "openapi/cascade.yaml";
    }

    @Override
    public void bind(Api api) {
        api.on("previewCascade", call -> plan(call, call.body(Request.class)).map(Reply::ok));
        api.on("applyCascade", this::apply);
        api.on("listCascades", call -> cascades.list(viewer(call)).map(all -> Reply.ok(Map.of("items", all))));
        api.on("getCascade", call -> cascades.get(viewer(call), id(call)).map(Reply::ok));
        api.on("undoCascade", call -> cascades.undo(Actors.of(call.context()), id(call))
                .map(Reply::ok));
    }

    private Future<CascadePlan> plan(ApiCall call, Request request) {
        Actor actor = Actors.of(call.context());
        Notice notice = request.notice();
        Dates dates = request.campaign();
        if ((notice == null) == (dates == null)) {
            throw RefusedException.field(
                    "/notice", "invalid-field", "/notice: 通知和活动二选一 (expected: either a notice or a campaign)");
        }
        Future<CascadePlan> plan = notice != null
                ? cascades.ofNotice(actor, notice.draft(), request.cancelled())
                : cascades.ofCampaign(actor, dates.id(), dates.start(), dates.end());
        return plan.recover(failure -> Future.failedFuture(within(notice != null ? "/notice" : "/campaign", failure)));
    }

    private Future<Reply> apply(ApiCall call) {
        Request request = call.body(Request.class);
        String digest = request.digest();
        if (digest == null) {
            throw RefusedException.field(
                    "/digest", "missing", "/digest: 请先预览,再带上预览的 digest (expected: the digest of a preview)");
        }
        return cascades.confirmed(Actors.of(call.context()), digest, request::asksFor)
                .compose(before ->
                        before.isPresent() ? Future.succeededFuture(before.get()) : fresh(call, request, digest))
                .map(made -> Reply.created("/api/v1/cascades/" + made.id(), made));
    }

    private Future<Cascade> fresh(ApiCall call, Request request, String digest) {
        return plan(call, request)
                .compose(now -> cascades.apply(
                        Actors.of(call.context()),
                        new CascadePlan(
                                now.cause(),
                                now.moves(),
                                now.stays(),
                                now.quotas(),
                                now.conflicts(),
                                now.problems(),
                                digest),
                        request.overQuota()));
    }

    /** What a notice or dates are refused for is told of the field of this body that holds them. */
    private static Throwable within(String parent, Throwable failure) {
        if (!(failure instanceof RefusedException refusal)) {
            return failure;
        }
        String pointer = refusal.pointer();
        if (pointer == null || !pointer.startsWith("/") || pointer.startsWith("/cancel")) {
            return failure;
        }
        String message = String.valueOf(refusal.getMessage());
        return new RefusedException(
                refusal.status(),
                refusal.code(),
                message.startsWith(pointer + ":") ? parent + message : message,
                parent + pointer);
    }

    private static Actor viewer(ApiCall call) {
        Actor actor = Actors.of(call.context());
        actor.require(Permission.VIEW);
        return actor;
    }

    private static String id(ApiCall call) {
        return call.path("cascadeId");
    }

    private record Request(
            @Nullable Notice notice,
            @Nullable Dates campaign,
            @Nullable List<String> cancel,
            @Nullable String digest,
            @Nullable String overQuota) {
        /** In the order they were given: a refusal names its place. */
        Set<String> cancelled() {
            return cancel == null ? Set.of() : new LinkedHashSet<>(cancel);
        }

        boolean asksFor(Cause cause) {
            return notice != null
                    ? campaign == null && cause.isOf(notice.draft(), cancelled())
                    : campaign != null && cause.isOf(campaign.id(), campaign.start(), campaign.end());
        }
    }

    private record Dates(String id, LocalDate start, LocalDate end) {}

    private record Notice(
            String observanceId,
            int year,
            String status,
            @Nullable LocalDate start,
            @Nullable LocalDate end,
            @Nullable String title,
            @Nullable String issuer,
            @Nullable LocalDate published,
            @Nullable String number,
            @Nullable Long version) {
        StoredNotice draft() {
            return StoredNotice.draft(
                    version == null ? 0 : version,
                    observanceId,
                    year,
                    status,
                    start,
                    end,
                    title == null ? "" : title,
                    issuer == null ? "" : issuer,
                    published,
                    number == null ? "" : number);
        }
    }
}
