package io.redletter.delivery;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Actors;
import io.redletter.delivery.channel.Capabilities;
import io.redletter.delivery.channel.Channel;
import io.redletter.delivery.channel.Setting;
import io.redletter.platform.RefusedException;
import io.redletter.platform.http.Api;
import io.redletter.platform.http.ApiCall;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.Reply;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Kinds, keys and health of channels, as {@code openapi/channels.yaml} has it. */
final class ChannelsApi implements ApiOperations {
    private static final long USUAL_OVERLAP_HOURS = 24;

    private final Kinds kinds;
    private final ChannelKeys keys;
    private final ChannelWatch watch;

    ChannelsApi(Kinds kinds, ChannelKeys keys, ChannelWatch watch) {
        this.kinds = kinds;
        this.keys = keys;
        this.watch = watch;
    }

    @Override
    public String contract() {
        return "openapi/channels.yaml";
    }

    @Override
    public void bind(Api api) {
        api.on(
                "listChannelKinds",
                call -> Future.succeededFuture(items(kinds.all().stream()
                        .map(channel -> KindView.of(channel, kinds.form(channel)))
                        .toList())));
        api.on("getChannelHealth", call -> watch.health(actor(call), call.path("channelId"))
                .map(found -> Reply.ok(HealthView.of(found))));
        api.on("listChannelKeys", call -> keys.keys(actor(call), call.path("channelId"))
                .map(ChannelsApi::items));
        api.on("rotateChannelKey", this::rotate);
        api.on("revokeChannelKey", call -> keys.revoke(actor(call), call.path("channelId"), call.path("keyId"))
                .map(ChannelsApi::items));
        api.on("replaceChannelSecret", call -> keys.replaceSecret(
                        actor(call),
                        call.path("channelId"),
                        call.body(SecretRequest.class).secret())
                .map(changed -> Reply.noContent()));
    }

    private Future<Reply> rotate(ApiCall call) {
        if (call.header("Idempotency-Key").isPresent()) {
            throw new RefusedException(
                    400,
                    "not-repeatable",
                    "新密钥只显示一次,这个请求不能带 Idempotency-Key (a key that is made is shown once)",
                    "header/Idempotency-Key");
        }
        RotateRequest wanted = call.body(RotateRequest.class);
        Duration overlap =
                Duration.ofHours(wanted.overlapHours() == null ? USUAL_OVERLAP_HOURS : wanted.overlapHours());
        String id = call.path("channelId");
        return keys.rotate(actor(call), id, wanted.algorithm() == null ? "v1" : wanted.algorithm(), overlap)
                .map(made -> Reply.created(
                        "/api/v1/channels/" + id + "/keys", Map.of("key", made.card(), "shown", made.shown())));
    }

    private static Actor actor(ApiCall call) {
        return Actors.of(call.context());
    }

    private static Reply items(List<?> items) {
        return Reply.ok(Map.of("items", items));
    }

    private record RotateRequest(@Nullable String algorithm, @Nullable Long overlapHours) {}

    private record SecretRequest(String secret) {
        @Override
        public String toString() {
            return "SecretRequest[***]";
        }
    }

    /** @param keyHours how long the other side takes a repeated call as a repeat; 0 for never */
    private record KindView(
            String kind,
            boolean list,
            long keyHours,
            boolean reconciles,
            boolean recalls,
            boolean corrects,
            boolean confirms,
            List<Setting> form) {
        static KindView of(Channel channel, List<Setting> form) {
            Capabilities can = channel.capabilities();
            return new KindView(
                    channel.kind(),
                    can.list(),
                    can.key().life().toHours(),
                    can.reconciles(),
                    can.recalls(),
                    can.corrects(),
                    can.confirms(),
                    form);
        }
    }

    private record HealthView(
            boolean well,
            String words,
            @Nullable Instant tokenExpires,
            @Nullable Instant lastSuccess,
            long overHours,
            int attempts,
            int failures,
            double errorRate,
            String breaker,
            @Nullable Instant restsUntil) {
        static HealthView of(HealthCard card) {
            return new HealthView(
                    card.now().well(),
                    card.now().words(),
                    card.now().tokenExpires(),
                    card.lastSuccess(),
                    card.over().toHours(),
                    card.attempts(),
                    card.failures(),
                    card.errorRate(),
                    card.breaker(),
                    card.restsUntil());
        }
    }
}
