package io.redletter.reach.count;

import io.redletter.platform.RefusedException;
import io.redletter.reach.ScopeKind;
import io.redletter.reach.count.RedisCounts.Member;
import io.redletter.reach.count.RedisCounts.Read;
import io.redletter.reach.count.VisitorStore.StoredVisitors;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Reads counts: what Redis holds (now) from there, the rest, and everything while Redis has lost it, from MongoDB. */
public final class CountReader {
    private static final long AVOID_MILLIS = 2_000;
    private static final int MAX_KEYS = 20_000;
    private static final Set<String> BOARD = Set.of("channel", "unit", "work");

    private final Clock clock;
    private final CountStore counts;
    private final VisitorStore visitors;
    private final RedisCounts redis;
    private final Restorer restorer;
    private final Unions unions;
    private volatile long avoidRedisUntil;

    CountReader(Clock clock, CountStore counts, VisitorStore visitors, RedisCounts redis, Restorer restorer) {
        this.clock = clock;
        this.counts = counts;
        this.visitors = visitors;
        this.redis = redis;
        this.restorer = restorer;
        this.unions = new Unions(clock, visitors);
    }

    /** The totals and distinct visitors of one scope. */
    public Future<Found> totals(String scope) {
        return now(new Question(scope, Set.of(), List.of()));
    }

    /** The totals and distinct visitors of a campaign, the totals of all its parts, and its minutes since the given hour. */
    public Future<Found> overview(String campaign, long fromHour) {
        return now(new Question(campaign, BOARD, hours(fromHour, Windows.hourOf(clock.millis()))));
    }

    /** The totals of a campaign and of its parts of one kind, by scope. */
    public Future<Map<String, Map<String, Long>>> parts(String campaign, ScopeKind kind) {
        return now(new Question(campaign, Set.of(kind.key()), List.of())).map(Found::counts);
    }

    /**
     * The same over local days, both ends included.
     *
     * @return fails with a refusal where so many parts over so many days are too much for one answer
     */
    public Future<Map<String, Map<String, Long>>> partsOfDays(
            String campaign, ScopeKind kind, LocalDate from, LocalDate to) {
        Question question = new Question(campaign, Set.of(kind.key()), List.of());
        List<String> days = from.datesUntil(to.plusDays(1)).map(Windows::day).toList();
        return counts.ofTag(campaign, days).map(found -> {
            if (found.size() >= CountStore.MOST) {
                throw RefusedException.field(
                        "query/to", "too-much", "to: 时间段太长,请分段查询 (too many figures, ask for fewer days)");
            }
            Sums sums = new Sums();
            found.stream()
                    .filter(each -> question.wants(each.scope()))
                    .forEach(each -> sums.add(each.scope(), each.values()));
            return sums.found(0, Found.MONGODB).counts();
        });
    }

    /** The totals of all scopes of one kind that are no parts, as MongoDB has them. */
    public Future<Map<String, Map<String, Long>>> totalsOf(String kind) {
        return counts.ofKind(kind).map(found -> {
            Sums sums = new Sums();
            found.forEach(each -> sums.add(each.scope(), each.values()));
            return sums.found(0, Found.MONGODB).counts();
        });
    }

    /**
     * What one node counted of a scope.
     *
     * @param node the name under which it counts
     * @param upTo the offset in its journal up to which events are in
     * @param writtenAt when that was written to MongoDB
     */
    public record Share(String node, Map<String, Long> counts, long upTo, Instant writtenAt) {}

    /** What each node counted of a scope, as MongoDB has it. */
    public Future<List<Share>> shares(String scope) {
        return counts.ofScope(scope, Windows.TOTAL).map(found -> found.stream()
                .map(each -> new Share(each.writer(), new TreeMap<>(each.values()), each.offset(), each.writtenAt()))
                .toList());
    }

    /** Distinct visitors over local days of several scopes of one campaign, both ends included: one union of all. */
    public Future<Long> visitors(List<String> scopes, LocalDate from, LocalDate to) {
        return unions.estimate(scopes, from, to);
    }

    /** The parts of a campaign that MongoDB has, by whatever kind. */
    public Future<Set<String>> partsOf(String campaign) {
        return counts.ofTag(campaign, List.of(Windows.TOTAL)).map(found -> found.stream()
                .map(StoredCount::scope)
                .filter(scope -> scope.indexOf('|') > 0)
                .collect(Collectors.toSet()));
    }

    /** The minutes of one scope, whole hours from one to another, both included (hours since 1970). */
    public Future<Found> minutes(String scope, long fromHour, long toHour) {
        List<String> hours = hours(fromHour, toHour);
        return hours.stream().allMatch(hour -> Restorer.isRecent(hour, clock.millis()))
                ? now(new Question(scope, Set.of(), hours))
                : storedMinutes(new Sums(), scope, hours).map(sums -> sums.found(0, Found.MONGODB));
    }

    /** Counts by local day, both ends included; days without events are absent. */
    public Future<Map<LocalDate, Map<String, Long>>> days(String scope, LocalDate from, LocalDate to) {
        return counts.ofScope(scope, Windows.day(from), Windows.day(to.plusDays(1)))
                .map(found -> {
                    Map<LocalDate, Map<String, Long>> days = new TreeMap<>();
                    found.forEach(each -> {
                        Map<String, Long> day =
                                days.computeIfAbsent(Windows.dateIn(each.window()), date -> new TreeMap<>());
                        each.values().forEach((metric, value) -> day.merge(metric, value, Long::sum));
                    });
                    return days;
                });
    }

    /** Distinct visitors over local days, both included: the union of the days' registers, as MongoDB holds them. */
    public Future<Long> visitors(String scope, LocalDate from, LocalDate to) {
        return unions.estimate(List.of(scope), from, to);
    }

    /** What is asked about the present. */
    private record Question(String scope, Set<String> kinds, List<String> hours) {
        String tag() {
            int bar = scope.indexOf('|');
            return bar < 0 ? scope : scope.substring(0, bar);
        }

        boolean wants(Member member) {
            return wants(member.scope());
        }

        boolean wants(String part) {
            return part.equals(scope)
                    || (part.startsWith(scope + "|")
                            && kinds.contains(part.substring(scope.length() + 1, part.indexOf(':', scope.length()))));
        }
    }

    private Future<Found> now(Question question) {
        if (clock.millis() < avoidRedisUntil) {
            return stored(question);
        }
        return fromRedis(question)
                .recover(away -> {
                    avoidRedisUntil = clock.millis() + AVOID_MILLIS;
                    return Future.succeededFuture(Optional.empty());
                })
                .compose(found -> found.isPresent() ? Future.succeededFuture(found.get()) : stored(question));
    }

    private Future<Optional<Found>> fromRedis(Question question) {
        String tag = question.tag();
        return redis.members(tag).compose(members -> {
            if (members.isEmpty()) {
                return Future.succeededFuture(Optional.empty());
            }
            List<Member> wanted = members.get().stream().filter(question::wants).toList();
            if (wanted.size() > MAX_KEYS) {
                return Future.succeededFuture(Optional.empty()); // too much for one script: MongoDB has it too
            }
            List<String> writers = wanted.stream()
                    .filter(member -> member.scope().equals(question.scope()))
                    .map(Member::writer)
                    .toList();
            return read(question, wanted, writers);
        });
    }

    private Future<Optional<Found>> read(Question question, List<Member> wanted, List<String> writers) {
        TagKeys keys = new TagKeys(question.tag());
        List<String> totals = wanted.stream()
                .map(member -> keys.counts(member.scope(), Windows.TOTAL, member.writer()))
                .toList();
        List<String> hours = question.hours().stream()
                .flatMap(hour -> writers.stream().map(writer -> keys.counts(question.scope(), hour, writer)))
                .toList();
        List<String> registers = writers.stream()
                .map(writer -> keys.visitors(question.scope(), Windows.TOTAL, writer))
                .toList();
        return redis.read(question.tag(), Lists.join(totals, hours), registers)
                .map(read -> read.map(values -> sum(question, wanted, writers.size(), values)));
    }

    private static Found sum(Question question, List<Member> wanted, int writers, Read read) {
        Sums sums = new Sums();
        for (int i = 0; i < wanted.size(); i++) {
            sums.add(wanted.get(i).scope(), read.counts().get(i));
        }
        for (int i = wanted.size(); i < read.counts().size(); i++) {
            sums.addHour(
                    question.hours().get((i - wanted.size()) / writers),
                    read.counts().get(i));
        }
        return sums.found(read.visitors(), Found.REDIS);
    }

    private Future<Found> stored(Question question) {
        Sums sums = new Sums();
        Future<List<StoredCount>> totals = question.kinds().isEmpty()
                ? counts.ofScope(question.scope(), Windows.TOTAL)
                : counts.ofTag(question.scope(), List.of(Windows.TOTAL));
        return totals.compose(found -> {
                    found.stream()
                            .filter(each -> question.wants(each.scope()))
                            .forEach(each -> sums.add(each.scope(), each.values()));
                    if (!found.isEmpty() && clock.millis() >= avoidRedisUntil) {
                        restorer.restore(question.tag());
                    }
                    return storedMinutes(sums, question.scope(), question.hours());
                })
                .compose(v -> visitors.ofScope(question.scope(), Windows.TOTAL))
                .map(registers -> sums.found(estimate(registers), Found.MONGODB));
    }

    private Future<Sums> storedMinutes(Sums sums, String scope, List<String> hours) {
        if (hours.isEmpty()) {
            return Future.succeededFuture(sums);
        }
        return counts.ofScope(scope, hours.get(0), hours.get(hours.size() - 1) + "~")
                .map(found -> {
                    found.forEach(each -> sums.addHour(each.window(), each.values()));
                    return sums;
                });
    }

    private static long estimate(List<StoredVisitors> stored) {
        return Registers.union(stored.stream().map(StoredVisitors::registers).toList())
                .estimate();
    }

    private static List<String> hours(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(Windows::hour).toList();
    }
}
