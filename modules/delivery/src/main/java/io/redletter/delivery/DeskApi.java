package io.redletter.delivery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.redletter.accounts.Actor;
import io.redletter.accounts.Actors;
import io.redletter.platform.http.Api;
import io.redletter.platform.http.ApiCall;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.Reply;
import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The desk's API, as {@code openapi/desk.yaml} has it. */
final class DeskApi implements ApiOperations {
    private static final int USUAL_RATE = 60;

    private final Desk desk;

    DeskApi(Desk desk) {
        this.desk = desk;
    }

    @Override
    public String contract() {
        return "openapi/desk.yaml";
    }

    @Override
    public void bind(Api api) {
        api.on("listDesk", call -> desk.open().open(actor(call)).map(DeskApi::items));
        api.on("listReconciling", call -> desk.open().reconciling(actor(call)).map(DeskApi::items));
        api.on("previewReplay", call -> desk.replays()
                .preview(actor(call), call.body(RangeRequest.class).range())
                .map(Reply::ok));
        api.on("startReplay", this::startReplay);
        api.on("listReplays", call -> desk.replays().list(actor(call)).map(DeskApi::items));
        api.on(
                "getReplay",
                call -> desk.replays().get(actor(call), call.path("replayId")).map(ReplayView::reply));
        api.on("cancelReplay", call -> desk.replays()
                .cancel(actor(call), call.path("replayId"))
                .map(ReplayView::reply));
        api.on("listRecallOptions", call -> desk.recalls()
                .options(actor(call), call.path("pushId"))
                .map(found -> items(found.stream().map(OptionView::of).toList())));
        api.on(
                "listRecalls",
                call -> desk.recalls().list(actor(call), call.path("pushId")).map(DeskApi::items));
        api.on("recallPush", this::recall);
    }

    private Future<Reply> startReplay(ApiCall call) {
        ReplayRequest wanted = call.body(ReplayRequest.class);
        int rate = wanted.perMinute() == null ? USUAL_RATE : wanted.perMinute();
        return desk.replays()
                .start(actor(call), wanted.range().range(), rate, wanted.reason())
                .map(begun -> Reply.created("/api/v1/replays/" + begun.id(), new ReplayView(begun, begun.percent())));
    }

    private Future<Reply> recall(ApiCall call) {
        RecallRequest wanted = call.body(RecallRequest.class);
        return desk.recalls()
                .order(
                        actor(call),
                        call.path("pushId"),
                        wanted.how(),
                        wanted.text() == null ? "" : wanted.text(),
                        wanted.reason(),
                        wanted.channelIds() == null ? List.of() : wanted.channelIds())
                .map(ordered -> Reply.accepted(Map.of("items", ordered)));
    }

    private static Actor actor(ApiCall call) {
        return Actors.of(call.context());
    }

    private static Reply items(List<?> items) {
        return Reply.ok(Map.of("items", items));
    }

    private record RangeRequest(
            @Nullable String channelId,
            @Nullable String campaignId,
            @Nullable String code,
            OffsetDateTime from,
            OffsetDateTime until) {
        ReplayRange range() {
            return new ReplayRange(channelId, campaignId, code, from.toInstant(), until.toInstant());
        }
    }

    private record ReplayRequest(RangeRequest range, @Nullable Integer perMinute, String reason) {}

    private record RecallRequest(String how, @Nullable String text, String reason, @Nullable List<String> channelIds) {}

    private record ReplayView(@JsonUnwrapped Replay replay, int percent) {
        static Reply reply(Replay replay) {
            return Reply.ok(new ReplayView(replay, replay.percent()));
        }
    }

    private record OptionView(
            String deliveryId,
            String channelId,
            String state,
            boolean withdraw,
            boolean correct,
            @Nullable String why) {
        static OptionView of(RecallService.Option option) {
            Delivery delivery = option.delivery();
            return new OptionView(
                    delivery.id(),
                    delivery.channelId(),
                    delivery.state(),
                    option.withdraw(),
                    option.correct(),
                    option.why());
        }
    }
}
