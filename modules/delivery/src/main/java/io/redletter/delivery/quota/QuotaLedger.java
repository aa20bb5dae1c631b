package io.redletter.delivery.quota;

import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditTrail;
import io.redletter.campaign.Push;
import io.redletter.campaign.PushState;
import io.redletter.campaign.QuotaAsk;
import io.redletter.campaign.QuotaEffect;
import io.redletter.campaign.QuotaWindow;
import io.redletter.campaign.Quotas;
import io.redletter.delivery.ChannelAccount;
import io.redletter.delivery.DeliveryState;
import io.redletter.platform.Platform;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Promises places in windows: a push is written down before its own record says so, by compare-and-set on the window's
 * document, so that of two who want the last place one gets it. What a death leaves written for nothing, the sweep frees.
 */
public final class QuotaLedger implements Quotas {
    private static final Set<PushState> STANDING =
            Set.of(PushState.PLANNED, PushState.ARMED, PushState.HELD, PushState.FIRING);
    private static final Set<PushState> GONE = Set.of(PushState.CANCELLED, PushState.SKIPPED);

    private final QuotaStore store;
    private final QuotaRules rules;
    private final QuotaGround ground;
    private final AuditTrail trail;
    private final InstantSource clock;
    private final QuotaSweep sweep;
    private final QuotaForecast forecast;
    private volatile Set<String> limited = Set.of();

    /** @param clock the agenda's time */
    public QuotaLedger(Platform platform, QuotaRules rules, QuotaGround ground, AuditTrail trail, InstantSource clock) {
        this.store = new QuotaStore(platform);
        this.rules = rules;
        this.ground = ground;
        this.trail = trail;
        this.clock = clock;
        this.sweep = new QuotaSweep(store, ground, this, clock);
        this.forecast = new QuotaForecast(store, this);
    }

    /** Makes the indexes, and sweeps. */
    public Future<Void> start() {
        return store.start().compose(v -> sweep());
    }

    /** Brings the windows that are not long over in line with pushes and deliveries. */
    public Future<Void> sweep() {
        return sweep.run();
    }

    @Override
    public Future<List<List<QuotaEffect>>> table(List<QuotaAsk> asks) {
        return forecast.table(asks);
    }

    @Override
    public Future<List<QuotaEffect>> effects(List<QuotaAsk> asks) {
        return forecast.effects(asks);
    }

    @Override
    public Future<List<QuotaWindow>> windows(List<String> channelIds, Instant at) {
        Future<List<QuotaWindow>> all = Future.succeededFuture(List.of());
        for (String id : channelIds) {
            all = all.compose(before -> limits(id).compose(limits -> windows(before, limits, at)));
        }
        return all;
    }

    @Override
    public Future<Void> take(Actor actor, Push push, @Nullable String why) {
        List<QuotaBook> added = new ArrayList<>();
        Future<Void> taken = Future.succeededFuture();
        for (String channelId : push.channelIds()) {
            taken = taken.compose(v -> limits(channelId).compose(limits -> take(actor, push, why, limits, added)));
        }
        return taken.recover(failure -> strike(added, push.id()).transform(v -> Future.failedFuture(failure)));
    }

    @Override
    public Future<Void> settle(Push push) {
        return rules.quotas().isEmpty()
                ? Future.succeededFuture()
                : store.holding(push.id()).compose(books -> Future.join(
                                books.stream().map(book -> settle(book, push)).toList())
                        .mapEmpty());
    }

    /** Notes at once that a delivery is out or refused, where its channel has a limit; the sweep does the same later. */
    public Future<Void> heard(String pushId, String channelId, DeliveryState state) {
        return limited.contains(channelId) && state.isEnd() ? sweep.of(pushId, channelId) : Future.succeededFuture();
    }

    /** The limits of an account; none for one that is not there. */
    Future<List<Limit>> limits(String channelId) {
        return rules.quotas().isEmpty()
                ? Future.succeededFuture(List.of())
                : ground.account(channelId).map(found -> found.stream()
                        .flatMap(account ->
                                rules.of(account).stream().map(rule -> new Limit(account, rule, rules.zoneOf(account))))
                        .toList());
    }

    /** Accounts that have a limit. */
    Future<List<String>> limited() {
        return rules.quotas().isEmpty()
                ? Future.succeededFuture(List.of())
                : ground.accounts()
                        .map(all -> all.stream()
                                .filter(account -> !rules.of(account).isEmpty())
                                .map(ChannelAccount::id)
                                .toList())
                        .map(ids -> {
                            limited = Set.copyOf(ids);
                            return ids;
                        });
    }

    private Future<List<QuotaWindow>> windows(List<QuotaWindow> before, List<Limit> limits, Instant at) {
        Future<List<QuotaWindow>> all = Future.succeededFuture(before);
        for (Limit limit : limits) {
            all = all.compose(some -> window(limit, at).map(window -> {
                List<QuotaWindow> more = new ArrayList<>(some);
                more.add(window);
                more.sort(Comparator.comparing(QuotaWindow::channelId));
                return List.copyOf(more);
            }));
        }
        return all;
    }

    private Future<QuotaWindow> window(Limit limit, Instant at) {
        Per.Span span = limit.at(at);
        return store.get(limit.account().id(), span)
                .compose(book -> book.entries().size() < limit.rule().sends()
                        ? Future.succeededFuture(limit.window(span, book, null))
                        : forecast.nextFree(limit, span).map(free -> limit.window(span, book, free.orElse(null))));
    }

    private Future<Void> take(Actor actor, Push push, @Nullable String why, List<Limit> limits, List<QuotaBook> added) {
        Future<Void> taken = Future.succeededFuture();
        for (Limit limit : limits) {
            taken = taken.compose(v -> take(actor, push, why, limit, added));
        }
        return taken;
    }

    private Future<Void> take(Actor actor, Push push, @Nullable String why, Limit limit, List<QuotaBook> added) {
        Per.Span span = limit.at(push.due());
        QuotaBook empty = QuotaBook.empty(limit.account().id(), span);
        AtomicBoolean fresh = new AtomicBoolean();
        AtomicBoolean beyond = new AtomicBoolean();
        return store.update(empty, book -> {
                    fresh.set(book.of(push.id()).isEmpty());
                    return entered(actor, push, why, limit, book, beyond);
                })
                .recover(failure -> failure instanceof QuotaFull
                        ? forecast.nextFree(limit, span)
                                .compose(free -> Future.failedFuture(Refusals.spent(limit, span, free)))
                        : Future.failedFuture(failure))
                .compose(book -> {
                    if (fresh.get()) {
                        added.add(book);
                    }
                    return beyond.get()
                            ? trail.append(
                                    actor,
                                    "quota.overridden",
                                    push.id(),
                                    limit.account().name() + " " + span.name() + ": " + why)
                            : Future.succeededFuture();
                });
    }

    private QuotaBook entered(
            Actor actor, Push push, @Nullable String why, Limit limit, QuotaBook book, AtomicBoolean beyond) {
        Stand stand = Stand.of(push.stateWord());
        QuotaEntry there = book.of(push.id()).orElse(null);
        int sends = limit.rule().sends();
        boolean full = there == null
                ? book.entries().size() >= sends
                : stand == Stand.RESERVED && there.why() == null && book.firm(push.id()) >= sends;
        beyond.set(full);
        if (full && (why == null || book.entries().size() >= QuotaBook.MOST)) {
            throw new QuotaFull();
        }
        if (there != null && there.is(stand) && !beyond.get()) {
            return book;
        }
        Instant since = there == null ? clock.instant().truncatedTo(ChronoUnit.MILLIS) : there.since();
        String by = beyond.get() ? actor.id() : there == null ? null : there.by();
        String reason = beyond.get() ? why : there == null ? null : there.why();
        return book.with(new QuotaEntry(push.id(), stand.text(), since, by, reason));
    }

    private Future<Void> strike(List<QuotaBook> added, String pushId) {
        return Future.join(added.stream()
                        .map(book -> store.update(book, now -> now.of(pushId).isEmpty() ? now : now.without(pushId)))
                        .toList())
                .mapEmpty();
    }

    private Future<Void> settle(QuotaBook book, Push push) {
        return limits(book.channelId())
                .compose(limits -> store.update(book, now -> settled(now, push, limits)))
                .mapEmpty();
    }

    /** What was sent stays; what stands elsewhere by now or is gone is struck. */
    static QuotaBook settled(QuotaBook book, Push push, List<Limit> limits) {
        QuotaEntry there = book.of(push.id()).orElse(null);
        PushState state = push.stateWord();
        if (there == null || there.is(Stand.SPENT)) {
            return book;
        }
        boolean here = push.channelIds().contains(book.channelId())
                && limits.stream().anyMatch(limit -> limit.at(push.due()).name().equals(book.name()));
        if (GONE.contains(state) || (STANDING.contains(state) && !here)) {
            return book.without(push.id());
        }
        Stand stand = Stand.of(state);
        return !STANDING.contains(state) || there.is(stand) ? book : book.with(there.in(stand));
    }

    /** Carries that a window is full out of a change. */
    private static final class QuotaFull extends RuntimeException {
        private static final long serialVersionUID = 1L;

        QuotaFull() {
            super("full", null, false, false);
        }
    }
}
