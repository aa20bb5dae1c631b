package io.redletter.campaign;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.redletter.accounts.Actors;
import io.redletter.platform.http.Api;
import io.redletter.platform.http.ApiCall;
import io.redletter.platform.http.Reply;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations of pushes. */
final class PushesApi {
    private static final int USUAL_LIMIT = 100;

    private final PushService pushes;

    PushesApi(PushService pushes) {
        this.pushes = pushes;
    }

    void bind(Api api) {
        api.on("listPushes", this::list);
        api.on("planPush", this::plan);
        api.on("getPush", call -> answer(pushes.get(CampaignsApi.viewer(call), id(call))));
        api.on("armPush", call -> answer(pushes.arm(Actors.of(call.context()), id(call), overQuota(call))));
        api.on(
                "holdPush",
                call -> answer(pushes.hold(Actors.of(call.context()), id(call), reason(call))
                        .compose(held -> pushes.get(Actors.of(call.context()), held.id()))));
        api.on(
                "cancelPush",
                call -> answer(pushes.cancel(Actors.of(call.context()), id(call), reason(call))
                        .map(cancelled -> new PushAnswer(cancelled, List.of()))));
        api.on("movePush", this::move);
        api.on("sendPushNow", call -> answer(pushes.sendNow(Actors.of(call.context()), id(call), overQuota(call))));
        api.on(
                "skipPush",
                call -> answer(pushes.skip(Actors.of(call.context()), id(call), reason(call))
                        .map(skipped -> new PushAnswer(skipped, List.of()))));
    }

    private Future<Reply> list(ApiCall call) {
        PushFilter filter = new PushFilter(
                call.query("campaign").orElse(null),
                call.query("work").orElse(null),
                call.query("channel").orElse(null),
                call.query("state").map(PushState::of).stream().toList(),
                call.instant("from").orElse(null),
                call.instant("until").orElse(null),
                call.query("limit", USUAL_LIMIT));
        return pushes.list(CampaignsApi.viewer(call), filter).map(CampaignsApi::items);
    }

    private Future<Reply> plan(ApiCall call) {
        return pushes.plan(
                        Actors.of(call.context()),
                        call.newId("push"),
                        call.body(PushRequest.class).push())
                .map(made -> Reply.created("/api/v1/pushes/" + made.push().id(), Card.of(made)));
    }

    private Future<Reply> move(ApiCall call) {
        Move move = call.body(Move.class);
        return answer(pushes.move(Actors.of(call.context()), id(call), move.move()));
    }

    private static Future<Reply> answer(Future<PushAnswer> answer) {
        return answer.map(known -> Reply.ok(Card.of(known)));
    }

    private static String id(ApiCall call) {
        return call.path("pushId");
    }

    private static String reason(ApiCall call) {
        return call.body(CampaignsApi.Reason.class).reason();
    }

    /** A push and its warnings in one object. */
    private record Card(@JsonUnwrapped Push push, List<PushAnswer.Warning> warnings) {
        static Card of(PushAnswer answer) {
            return new Card(answer.push(), answer.warnings());
        }
    }

    /** Arming usually has no body. */
    private static @Nullable String overQuota(ApiCall call) {
        Buffer body = call.context().body().buffer();
        return body == null || body.length() == 0
                ? null
                : call.body(ArmRequest.class).overQuota();
    }

    private record ArmRequest(@Nullable String overQuota) {}

    private record Move(
            @Nullable LocalDateTime local,
            @Nullable String relative,
            @Nullable String zone,
            @Nullable Long version,
            @Nullable String overQuota) {
        PushMove move() {
            return new PushMove(local, PushRequest.relative(relative), zone, version, overQuota);
        }
    }
}
