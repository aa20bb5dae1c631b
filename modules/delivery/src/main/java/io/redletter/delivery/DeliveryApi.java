package io.redletter.delivery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.redletter.accounts.Actor;
import io.redletter.accounts.Actors;
import io.redletter.campaign.QuotaWindow;
import io.redletter.campaign.Quotas;
import io.redletter.platform.Ids;
import io.redletter.platform.RefusedException;
import io.redletter.platform.http.Api;
import io.redletter.platform.http.ApiCall;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.Reply;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The API of delivery, as {@code openapi/delivery.yaml} has it. */
final class DeliveryApi implements ApiOperations {
    private static final int USUAL_LIMIT = 100;

    private final ChannelService channels;
    private final DeliveryService deliveries;
    private final Quotas quotas;
    private final InstantSource clock;

    DeliveryApi(ChannelService channels, DeliveryService deliveries, Quotas quotas, InstantSource clock) {
        this.channels = channels;
        this.deliveries = deliveries;
        this.quotas = quotas;
        this.clock = clock;
    }

    @Override
    public String contract() {
        return "openapi/delivery.yaml";
    }

    @Override
    public void bind(Api api) {
        api.on("listChannels", call -> channels.list(actor(call))
                .map(found -> items(found.stream().map(ChannelView::of).toList())));
        api.on("createChannel", this::createChannel);
        api.on("getChannel", call -> channels.get(actor(call), call.path("channelId"))
                .map(found -> Reply.ok(ChannelView.of(found))));
        api.on("changeChannel", call -> channels.changeSettings(
                        actor(call),
                        call.path("channelId"),
                        call.body(SettingsRequest.class).settings())
                .map(changed -> Reply.ok(ChannelView.of(changed))));
        api.on("enableChannel", call -> channels.enable(actor(call), call.path("channelId"))
                .map(turned -> Reply.ok(ChannelView.of(turned))));
        api.on("disableChannel", this::disableChannel);
        api.on("testChannel", call -> channels.test(actor(call), call.path("channelId"))
                .map(message -> Reply.ok(Map.of("message", message))));
        api.on("getChannelQuota", this::quota);
        api.on("listDeliveries", this::listDeliveries);
        api.on("getDelivery", call -> deliveries
                .get(actor(call), call.path("deliveryId"))
                .map(found -> Reply.ok(DeliveryView.of(found))));
        api.on("resolveDelivery", this::resolveDelivery);
    }

    private Future<Reply> createChannel(ApiCall call) {
        ChannelRequest wanted = call.body(ChannelRequest.class);
        boolean keyed = call.header("Idempotency-Key").isPresent();
        if (keyed && wanted.secret() == null) {
            throw new RefusedException(
                    400,
                    "not-repeatable",
                    "自动生成的密钥只显示一次,这个请求不能带 Idempotency-Key (a secret that is made is shown once)",
                    "header/Idempotency-Key");
        }
        String id = keyed ? call.newId("ch") : Ids.next("ch");
        return channels.createAccount(actor(call), id, wanted.channel())
                .map(added -> Reply.created(
                        "/api/v1/channels/" + id, new AddedView(ChannelView.of(added.channel()), added.secret())));
    }

    private Future<Reply> disableChannel(ApiCall call) {
        ReasonRequest why = call.body(ReasonRequest.class);
        return channels.disable(actor(call), call.path("channelId"), why.reason())
                .map(turned -> Reply.ok(ChannelView.of(turned)));
    }

    private Future<Reply> quota(ApiCall call) {
        Instant at = call.instant("at").orElseGet(clock::instant);
        return channels.get(actor(call), call.path("channelId"))
                .compose(channel -> quotas.windows(List.of(channel.id()), at))
                .map(found -> items(found.stream().map(QuotaCard::of).toList()));
    }

    private Future<Reply> listDeliveries(ApiCall call) {
        DeliveryFilter filter = new DeliveryFilter(
                call.query("push").orElse(null),
                call.query("channel").orElse(null),
                call.query("state").map(DeliveryState::of).orElse(null));
        return deliveries
                .list(actor(call), filter, call.query("limit", USUAL_LIMIT))
                .map(found -> items(found.stream().map(DeliveryView::of).toList()));
    }

    private Future<Reply> resolveDelivery(ApiCall call) {
        ResolveRequest request = call.body(ResolveRequest.class);
        Verdict verdict = Verdict.valueOf(request.verdict().replace('-', '_').toUpperCase(Locale.ROOT));
        return deliveries
                .resolve(actor(call), call.path("deliveryId"), verdict, request.note() == null ? "" : request.note())
                .map(settled -> Reply.ok(DeliveryView.of(settled)));
    }

    private static Actor actor(ApiCall call) {
        return Actors.of(call.context());
    }

    private static Reply items(List<?> items) {
        return Reply.ok(Map.of("items", items));
    }

    private record ChannelRequest(
            String kind,
            String name,
            @Nullable String unitId,
            @Nullable Map<String, String> settings,
            @Nullable String secret) {
        NewChannel channel() {
            return new NewChannel(kind, name, unitId, settings, secret, false);
        }
    }

    private record SettingsRequest(Map<String, String> settings) {}

    private record ReasonRequest(String reason) {}

    private record ResolveRequest(String verdict, @Nullable String note) {}

    private record AddedView(ChannelView channel, @Nullable String secret) {}

    private record ChannelView(
            String id,
            long version,
            String kind,
            String name,
            String unitId,
            Map<String, String> settings,
            boolean enabled,
            @Nullable String disabledReason,
            boolean demo,
            Instant createdAt) {
        static ChannelView of(ChannelAccount account) {
            return new ChannelView(
                    account.id(),
                    account.version(),
                    account.kind(),
                    account.name(),
                    account.unitId(),
                    account.settings(),
                    account.enabled(),
                    account.disabledReason(),
                    account.demo(),
                    account.createdAt());
        }
    }

    private record DeliveryView(
            String id,
            long version,
            String pushId,
            String channelId,
            String campaignId,
            String workId,
            String state,
            String key,
            @Nullable ErrorClass errorClass,
            @Nullable String reason,
            @Nullable Instant retryAt,
            @Nullable Instant nominal,
            @Nullable Instant actual,
            @Nullable Instant finished,
            @Nullable String link,
            List<Attempt> attempts,
            Instant createdAt,
            Instant changedAt,
            boolean demo) {
        static DeliveryView of(Delivery delivery) {
            return new DeliveryView(
                    delivery.id(),
                    delivery.version(),
                    delivery.pushId(),
                    delivery.channelId(),
                    delivery.campaignId(),
                    delivery.workId(),
                    delivery.state(),
                    delivery.key(),
                    delivery.errorClass(),
                    delivery.reason(),
                    delivery.stateWord() == DeliveryState.RETRYING ? delivery.due() : null,
                    delivery.nominal(),
                    delivery.actual(),
                    delivery.finished(),
                    delivery.link(),
                    delivery.attempts(),
                    delivery.createdAt(),
                    delivery.changedAt(),
                    delivery.demo());
        }
    }

    /** A window with what is left of it. */
    private record QuotaCard(@JsonUnwrapped QuotaWindow window, int left) {
        static QuotaCard of(QuotaWindow window) {
            return new QuotaCard(window, window.left());
        }
    }
}
