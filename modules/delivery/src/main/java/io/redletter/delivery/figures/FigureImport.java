package io.redletter.delivery.figures;

import io.redletter.agenda.Agenda;
import io.redletter.delivery.ChannelAccount;
import io.redletter.delivery.Delivery;
import io.redletter.delivery.channel.OpenedAccount;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a platform what it counted of an account's articles of the last weeks, and hands it on: every day of every article
 * anew, so that what the platform has put right takes the place of what it said before.
 */
final class FigureImport {
    private static final Logger LOG = LoggerFactory.getLogger(FigureImport.class);
    private static final Duration AGAIN = Duration.ofMinutes(20);
    private static final Duration MIDNIGHT = Duration.ofMinutes(20);
    private static final int SPREAD_MINUTES = 40;

    private final Agenda agenda;
    private final FigureStore store;
    private final FigureGround ground;
    private final Sources sources;
    private final FigureBook book;

    /**
     * Whom to ask, and when.
     *
     * @param zone the zone in which an account's days are counted
     */
    record Sources(
            Map<String, FigureSource> byKind, Map<String, FigureRule> rules, Function<ChannelAccount, ZoneId> zone) {
        boolean has(ChannelAccount account) {
            return byKind.containsKey(account.kind()) && rules.containsKey(account.kind());
        }

        FigureSource source(ChannelAccount account) {
            return Objects.requireNonNull(byKind.get(account.kind()));
        }

        FigureRule rule(ChannelAccount account) {
            return Objects.requireNonNull(rules.get(account.kind()));
        }
    }

    /** What one asking gave. */
    private record Had(int figures, boolean delayed) {}

    FigureImport(Agenda agenda, FigureStore store, FigureGround ground, Sources sources, FigureBook book) {
        this.agenda = agenda;
        this.store = store;
        this.ground = ground;
        this.sources = sources;
        this.book = book;
    }

    /** Asks, and stores when to ask next. */
    Future<Void> run(FigureDue due) {
        return ground.opened(due.id()).compose(found -> {
            OpenedAccount account =
                    found.filter(opened -> sources.has(opened.account())).orElse(null);
            if (account == null) {
                return end(
                        due,
                        due.failed(
                                "no such account any more", false, agenda.now().plus(Duration.ofDays(7))));
            }
            Future<Had> asked = account.account().enabled() ? ask(account) : Future.succeededFuture(new Had(0, false));
            return asked.transform(result -> end(
                    due,
                    result.failed()
                            ? failed(
                                    due,
                                    account.account(),
                                    String.valueOf(result.cause().getMessage()))
                            : result.result().delayed()
                                    ? failed(due, account.account(), "the platform's figures are late")
                                    : had(due, account.account(), result.result())));
        });
    }

    /** The next morning's asking of an account, each at another minute. */
    Instant morning(ChannelAccount account, Instant now) {
        ZoneId zone = sources.zone().apply(account);
        var ready = sources.rule(account)
                .from()
                .plusMinutes(Math.floorMod(account.id().hashCode(), SPREAD_MINUTES));
        Instant today =
                LocalDate.ofInstant(now, zone).atTime(ready).atZone(zone).toInstant();
        return now.isBefore(today)
                ? today
                : LocalDate.ofInstant(now, zone)
                        .plusDays(1)
                        .atTime(ready)
                        .atZone(zone)
                        .toInstant();
    }

    private FigureDue had(FigureDue due, ChannelAccount account, Had had) {
        Instant now = agenda.now();
        return due.had(had.figures(), now, morning(account, now));
    }

    private FigureDue failed(FigureDue due, ChannelAccount account, String why) {
        Instant now = agenda.now();
        boolean again = due.tries() < sources.rule(account).tries();
        Duration gap = AGAIN.multipliedBy(1L << Math.min(4, due.tries()));
        long jitter = ThreadLocalRandom.current().nextLong(gap.toMillis() / 2 + 1);
        LOG.warn("channel={} figures not had tries={} {}", account.id(), due.tries() + 1, why);
        return due.failed(why, again, again ? now.plus(gap).minusMillis(jitter) : morning(account, now));
    }

    private Future<Void> end(FigureDue due, FigureDue next) {
        Instant at = next.due();
        return store.end(due, next)
                .compose(stored -> stored && at != null
                        ? agenda.set(FigureLane.NAME, next.id(), next.version(), at)
                        : Future.succeededFuture());
    }

    private Future<Had> ask(OpenedAccount account) {
        FigureSource source = sources.source(account.account());
        FigureRule rule = sources.rule(account.account());
        Instant now = agenda.now().truncatedTo(ChronoUnit.MILLIS);
        ZoneId zone = sources.zone().apply(account.account());
        LocalDate today = LocalDate.ofInstant(now, zone);
        return ground.sent(account.account().id(), now.minus(Duration.ofDays(rule.days() + 1L)))
                .compose(sent -> {
                    Map<String, Delivery> articles = new HashMap<>();
                    Set<LocalDate> days = new TreeSet<>();
                    sent.forEach(delivery -> source.article(delivery.progress()).ifPresent(out -> {
                        articles.put(out.article(), delivery);
                        days.add(LocalDate.ofInstant(out.at(), zone));
                        days.add(LocalDate.ofInstant(out.at().plus(MIDNIGHT), zone));
                    }));
                    days.removeIf(day -> !day.isBefore(today) || day.isBefore(today.minusDays(rule.days())));
                    Future<Had> all = Future.succeededFuture(new Had(0, false));
                    for (LocalDate day : days) {
                        all = all.compose(before -> source.of(account, day).compose(said -> stated(
                                        source, articles, said, now)
                                .map(count -> new Had(before.figures() + count, before.delayed() || said.delayed()))));
                    }
                    return all;
                });
    }

    private Future<Integer> stated(
            FigureSource source, Map<String, Delivery> articles, FigureSource.Said said, Instant asOf) {
        List<FigureSource.DayFigure> ours = said.figures().stream()
                .filter(figure -> articles.containsKey(figure.article()))
                .toList();
        Future<Void> all = Future.succeededFuture();
        for (FigureSource.DayFigure figure : ours) {
            Delivery delivery = Objects.requireNonNull(articles.get(figure.article()));
            all = all.compose(v -> book.state(new PlatformFigure(
                    delivery.campaignId(),
                    delivery.workId(),
                    delivery.channelId(),
                    delivery.unitId(),
                    source.name() + "." + figure.article(),
                    figure.day(),
                    figure.counts(),
                    asOf)));
        }
        return all.map(ours.size());
    }
}
