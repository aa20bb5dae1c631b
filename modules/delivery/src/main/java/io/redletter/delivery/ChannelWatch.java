package io.redletter.delivery;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Permission;
import io.redletter.delivery.channel.ChannelHealth;
import io.redletter.platform.secret.SealBrokenException;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** How channels fare: what each says of itself when asked, and what its last hours were like. */
public final class ChannelWatch {
    private static final Duration OVER = Duration.ofHours(24);
    private static final int MOST = 500;
    private static final long PATIENCE_SECONDS = 10;
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));
    private static final Set<String> WELL = Set.of("sent", "accepted", "recalled");

    private final AccountDoor door;
    private final DeliveryStore deliveries;
    private final AccountSecrets secrets;
    private final Kinds kinds;
    private final Delivering delivering;
    private final InstantSource clock;
    private final Lately<ChannelHealth> lately;

    ChannelWatch(
            AccountDoor door,
            DeliveryStore deliveries,
            AccountSecrets secrets,
            Kinds kinds,
            Delivering delivering,
            InstantSource clock) {
        this.door = door;
        this.deliveries = deliveries;
        this.secrets = secrets;
        this.kinds = kinds;
        this.delivering = delivering;
        this.clock = clock;
        this.lately = new Lately<>(clock, FRESH);
    }

    public Future<HealthCard> health(Actor actor, String id) {
        Instant from = clock.instant().minus(OVER);
        return door.open(actor, Permission.VIEW, id, account -> ask(account).compose(now -> deliveries
                .latest(and(eq("channelId", id), gte("changedAt", from)), MOST)
                .map(latest -> card(id, now, latest, from))));
    }

    /**
     * Why nothing good is to be expected of a channel now: a sentence for people, or empty. What the platform says is asked
     * for at most once a minute.
     */
    Future<Optional<String>> trouble(String channelId) {
        return door.find(channelId)
                .compose(found -> found.isEmpty() ? Future.succeededFuture(Optional.empty()) : trouble(found.get()));
    }

    private Future<Optional<String>> trouble(ChannelAccount account) {
        if (!account.enabled()) {
            String why = account.disabledReason();
            return Future.succeededFuture(Optional.of("渠道已停用 (disabled)" + (why == null ? "" : ": " + why)));
        }
        Instant rests = delivering.restsUntil(account.id()).orElse(Instant.MIN);
        return clock.instant().isBefore(rests)
                ? Future.succeededFuture(
                        Optional.of("连续出错或要求放慢,暂停到 " + CLOCK.format(rests) + " (left alone until then)"))
                : lately.ask(account.id() + " " + account.version(), () -> ask(account))
                        .map(now -> now.well() ? Optional.empty() : Optional.of(now.words()));
    }

    private Future<ChannelHealth> ask(ChannelAccount account) {
        return Future.succeededFuture()
                .compose(v -> kinds.of(account.kind()).health(account, secrets.open(account)))
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .otherwise(failure -> ChannelHealth.ailing(
                        failure instanceof SealBrokenException
                                ? "密钥无法解开,请重新填写 (the secret does not open, enter it again)"
                                : "没有问到结果 (no answer): " + failure.getMessage()));
    }

    private HealthCard card(String id, ChannelHealth now, List<Delivery> latest, Instant from) {
        List<Attempt> ended = latest.stream()
                .flatMap(delivery -> delivery.attempts().stream())
                .filter(attempt ->
                        attempt.finishedAt() != null && attempt.finishedAt().isAfter(from))
                .toList();
        int failures = (int) ended.stream()
                .filter(attempt -> !WELL.contains(attempt.outcome()))
                .count();
        Instant success = ended.stream()
                .filter(attempt -> WELL.contains(attempt.outcome()))
                .flatMap(attempt -> Stream.ofNullable(attempt.finishedAt()))
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new HealthCard(
                now,
                success,
                OVER,
                ended.size(),
                failures,
                delivering.restsUntil(id).filter(clock.instant()::isBefore).orElse(null));
    }
}
