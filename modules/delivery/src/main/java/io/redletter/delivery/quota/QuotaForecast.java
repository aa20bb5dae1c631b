package io.redletter.delivery.quota;

import io.redletter.campaign.QuotaAsk;
import io.redletter.campaign.QuotaEffect;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What plans would do to windows, and where there is room next. */
final class QuotaForecast {
    private final QuotaStore store;
    private final QuotaLedger ledger;

    QuotaForecast(QuotaStore store, QuotaLedger ledger) {
        this.store = store;
        this.ledger = ledger;
    }

    Future<List<QuotaEffect>> effects(List<QuotaAsk> asks) {
        Map<String, List<QuotaAsk>> byChannel = asks.stream()
                .collect(Collectors.groupingBy(QuotaAsk::channelId, LinkedHashMap::new, Collectors.toList()));
        Future<List<QuotaEffect>> all = Future.succeededFuture(List.of());
        for (Map.Entry<String, List<QuotaAsk>> one : byChannel.entrySet()) {
            all = all.compose(
                    before -> ledger.limits(one.getKey()).compose(limits -> each(before, limits, one.getValue())));
        }
        return all;
    }

    /** The first instant from the window after this one on that has room. */
    Future<Optional<Instant>> nextFree(Limit limit, Per.Span full) {
        int ahead = limit.rule().per().ahead();
        return store.from(limit.account().id(), full.end(), ahead).map(books -> {
            Map<String, QuotaBook> known = new LinkedHashMap<>();
            books.forEach(book -> known.put(book.name(), book));
            Per.Span span = full.next();
            for (int i = 0; i < ahead; i++, span = span.next()) {
                QuotaBook book = known.get(span.name());
                if (book == null || book.entries().size() < limit.rule().sends()) {
                    return Optional.of(span.start());
                }
            }
            return Optional.empty();
        });
    }

    private Future<List<QuotaEffect>> each(List<QuotaEffect> before, List<Limit> limits, List<QuotaAsk> asks) {
        Future<List<QuotaEffect>> all = Future.succeededFuture(before);
        for (Limit limit : limits) {
            all = all.compose(some -> effects(limit, asks).map(more -> {
                List<QuotaEffect> both = new ArrayList<>(some);
                both.addAll(more);
                return List.copyOf(both);
            }));
        }
        return all;
    }

    private Future<List<QuotaEffect>> effects(Limit limit, List<QuotaAsk> asks) {
        Map<String, Per.Span> touched = new LinkedHashMap<>();
        for (QuotaAsk ask : asks) {
            Instant from = ask.before();
            if (from != null) {
                Per.Span left = limit.at(from);
                touched.put(left.name(), left);
            }
            Per.Span entered = limit.at(ask.at());
            touched.put(entered.name(), entered);
        }
        String channel = limit.account().id();
        return store.byIds(
                        touched.values().stream().map(span -> span.id(channel)).toList())
                .map(books -> {
                    Map<String, QuotaBook> known = new LinkedHashMap<>();
                    books.forEach(book -> known.put(book.name(), book));
                    return touched.values().stream()
                            .map(span -> effect(
                                    limit, span, known.getOrDefault(span.name(), QuotaBook.empty(channel, span)), asks))
                            .flatMap(Optional::stream)
                            .toList();
                });
    }

    private static Optional<QuotaEffect> effect(Limit limit, Per.Span span, QuotaBook book, List<QuotaAsk> asks) {
        Set<String> now = new LinkedHashSet<>(book.pushIds());
        Set<String> then = new HashSet<>(now);
        for (QuotaAsk ask : asks) {
            if (span.holds(ask.at())) {
                then.add(ask.pushId());
            } else {
                then.remove(ask.pushId());
            }
        }
        if (then.size() == now.size()) {
            return Optional.empty();
        }
        int granted = limit.rule().sends();
        boolean over = then.size() > granted && then.size() > now.size();
        String words = "渠道「" + limit.account().name() + "」" + span.name() + ":"
                + limit.rule().zh() + " " + now.size() + " → "
                + then.size() + " 次,可用 " + granted + " 次" + (over ? ",超出" : "") + " ("
                + limit.account().name() + " " + span.name() + ": " + now.size() + " → " + then.size() + " of "
                + granted + " " + limit.rule().en() + (over ? ", beyond" : "") + ")";
        return Optional.of(new QuotaEffect(
                limit.account().id(),
                limit.account().name(),
                span.name(),
                granted,
                now.size(),
                then.size(),
                over,
                words));
    }
}
