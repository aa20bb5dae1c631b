package io.redletter.delivery.quota;

import io.redletter.campaign.Push;
import io.redletter.campaign.PushState;
import io.redletter.delivery.Delivery;
import io.redletter.delivery.DeliveryState;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings windows in line with the truth: frees places of pushes that are gone, over or elsewhere, says which are spent, and
 * writes down those that were planned before there was a limit. A place taken a moment ago may be ahead of its push's record
 * and is left alone.
 */
final class QuotaSweep {
    private static final Duration BACK = Duration.ofDays(3);
    private static final Duration AHEAD = Duration.ofDays(400);
    private static final Duration YOUNG = Duration.ofMinutes(2);
    private static final Set<DeliveryState> OUT = Set.of(
            DeliveryState.SENT,
            DeliveryState.UNKNOWN,
            DeliveryState.CONFIRMING,
            DeliveryState.ACCEPTED,
            DeliveryState.RECALLED);

    private final QuotaStore store;
    private final QuotaGround ground;
    private final QuotaLedger ledger;
    private final InstantSource clock;

    QuotaSweep(QuotaStore store, QuotaGround ground, QuotaLedger ledger, InstantSource clock) {
        this.store = store;
        this.ground = ground;
        this.ledger = ledger;
        this.clock = clock;
    }

    Future<Void> run() {
        return store.endingAfter(clock.instant().minus(BACK))
                .compose(this::inTurn)
                .compose(v -> ledger.limited())
                .compose(this::missing);
    }

    /** One push's place with one channel, as soon as its delivery has come to an end. */
    Future<Void> of(String pushId, String channelId) {
        return store.holding(pushId)
                .compose(books -> inTurn(books.stream()
                        .filter(book -> book.channelId().equals(channelId))
                        .toList()));
    }

    private Future<Void> inTurn(List<QuotaBook> books) {
        Future<Void> done = Future.succeededFuture();
        for (QuotaBook book : books) {
            done = done.compose(v -> sweep(book));
        }
        return done;
    }

    private Future<Void> sweep(QuotaBook book) {
        List<String> deliveries = book.pushIds().stream()
                .map(id -> Delivery.id(id, book.channelId()))
                .toList();
        return ground.pushes(book.pushIds()).compose(pushes -> ground.deliveries(deliveries)
                .compose(sent -> ledger.limits(book.channelId()).compose(limits -> {
                    Map<String, Push> byId = pushes.stream().collect(Collectors.toMap(Push::id, push -> push));
                    Map<String, DeliveryState> fates = new HashMap<>();
                    sent.forEach(one -> fates.put(one.pushId(), one.stateWord()));
                    return store.update(book, now -> mended(now, byId, fates, limits))
                            .mapEmpty();
                })));
    }

    private QuotaBook mended(
            QuotaBook book, Map<String, Push> pushes, Map<String, DeliveryState> fates, List<Limit> limits) {
        QuotaBook next = book;
        for (QuotaEntry entry : book.entries()) {
            if (entry.since().isBefore(clock.instant().minus(YOUNG)) || fates.containsKey(entry.pushId())) {
                next = mended(next, entry, pushes.get(entry.pushId()), fates.get(entry.pushId()), limits);
            }
        }
        return next.entries().equals(book.entries()) ? book : book.of(next.entries());
    }

    private static QuotaBook mended(
            QuotaBook book, QuotaEntry entry, @Nullable Push push, @Nullable DeliveryState fate, List<Limit> limits) {
        if (fate != null && OUT.contains(fate)) {
            return entry.is(Stand.SPENT) ? book : book.with(entry.in(Stand.SPENT));
        }
        if (push == null || fate == DeliveryState.REFUSED) {
            return book.without(entry.pushId());
        }
        return push.stateWord() == PushState.FINISHED && fate == null
                ? book.without(entry.pushId())
                : QuotaLedger.settled(book, push, limits);
    }

    private Future<Void> missing(List<String> channels) {
        Future<Void> done = Future.succeededFuture();
        for (String channel : channels) {
            done = done.compose(v -> missing(channel));
        }
        return done;
    }

    private Future<Void> missing(String channelId) {
        Instant now = clock.instant();
        return ground.open(channelId, now, now.plus(AHEAD))
                .compose(open -> ledger.limits(channelId).compose(limits -> {
                    Map<Per.Span, List<Push>> wanted = new HashMap<>();
                    for (Limit limit : limits) {
                        open.forEach(push -> wanted.computeIfAbsent(limit.at(push.due()), span -> new ArrayList<>())
                                .add(push));
                    }
                    Future<Void> done = Future.succeededFuture();
                    for (Map.Entry<Per.Span, List<Push>> one : wanted.entrySet()) {
                        done = done.compose(v -> store.update(
                                        QuotaBook.empty(channelId, one.getKey()), book -> filled(book, one.getValue()))
                                .mapEmpty());
                    }
                    return done;
                }));
    }

    private QuotaBook filled(QuotaBook book, List<Push> pushes) {
        Instant since = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<QuotaEntry> next = new ArrayList<>(book.entries());
        pushes.stream()
                .filter(push -> book.of(push.id()).isEmpty())
                .limit(QuotaBook.MOST - next.size())
                .forEach(push -> next.add(
                        new QuotaEntry(push.id(), Stand.of(push.stateWord()).text(), since, null, null)));
        return next.size() == book.entries().size() ? book : book.of(next);
    }
}
