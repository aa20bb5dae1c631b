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

    /** What each ask takes, one after the other, as if none of their pushes stood in a window yet. */
    Future<List<List<QuotaEffect>>> table(List<QuotaAsk> asks) {
        Set<String> all = asks.stream().map(QuotaAsk::pushId).collect(Collectors.toSet());
        Map<String, Future<List<Limit>>> limits = new LinkedHashMap<>();
        Map<String, Future<Integer>> others = new LinkedHashMap<>();
        Map<String, Integer> taken = new LinkedHashMap<>();
        Future<List<List<QuotaEffect>>> table = Future.succeededFuture(new ArrayList<>());
        for (QuotaAsk ask : asks) {
            table = table.compose(rows -> limits.computeIfAbsent(ask.channelId(), ledger::limits)
                    .compose(found -> row(found, ask, all, others, taken))
                    .map(row -> {
                        rows.add(row);
                        return rows;
                    }));
        }
        return table.map(List::copyOf);
    }

    private Future<List<QuotaEffect>> row(
            List<Limit> limits,
            QuotaAsk ask,
            Set<String> all,
            Map<String, Future<Integer>> others,
            Map<String, Integer> taken) {
        Future<List<QuotaEffect>> row = Future.succeededFuture(new ArrayList<>());
        for (Limit limit : limits) {
            Per.Span span = limit.at(ask.at());
            String id = span.id(limit.account().id());
            row = row.compose(effects -> others.computeIfAbsent(id, asked -> others(limit, span, all))
                    .map(standing -> {
                        int after = standing + taken.merge(id, 1, Integer::sum);
                        effects.add(effect(limit, span, after - 1, after));
                        return effects;
                    }));
        }
        return row.map(List::copyOf);
    }

    /** How many pushes stand in a window but these. */
    private Future<Integer> others(Limit limit, Per.Span span, Set<String> but) {
        return store.get(limit.account().id(), span)
                .map(book -> Math.toIntExact(
                        book.pushIds().stream().filter(id -> !but.contains(id)).count()));
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
        return Optional.of(effect(limit, span, now.size(), then.size()));
    }

    private static QuotaEffect effect(Limit limit, Per.Span span, int before, int after) {
        int granted = limit.rule().sends();
        boolean over = after > granted && after > before;
        String words = "渠道「" + limit.account().name() + "」" + span.name() + ":"
                + limit.rule().zh() + " " + before + " → "
                + after + " 次,可用 " + granted + " 次" + (over ? ",超出" : "") + " ("
                + limit.account().name() + " " + span.name() + ": " + before + " → " + after + " of "
                + granted + " " + limit.rule().en() + (over ? ", beyond" : "") + ")";
        return new QuotaEffect(
                limit.account().id(), limit.account().name(), span.name(), granted, before, after, over, words);
    }
}
