package io.redletter.delivery.audience;

import io.redletter.delivery.audience.rule.Rule;
import io.redletter.delivery.audience.rule.RuleReader;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.Platform;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Walks along segments at sending time; the store's answer to {@link Audiences}. */
final class Walk implements Audiences {
    private static final int MOST = 1_000;
    private static final int LONGEST_WORDS = 300;

    private final Platform platform;
    private final AudienceStores stores;
    private final Sieve sieve;

    Walk(Platform platform, AudienceStores stores, AudienceConfig config) {
        this.platform = platform;
        this.stores = stores;
        this.sieve = new Sieve(stores.standings(), stores.contacts(), config);
    }

    @Override
    public Future<Segment> segment(String id) {
        return stores.segments().get(id);
    }

    @Override
    public Future<Counted> count(Segment segment, String channelKind, Instant at) {
        return count(segment, channelKind, at, step -> Future.succeededFuture(true));
    }

    /** How far a count is. */
    record Step(long looked, Counted counted, boolean last) {}

    /** Told after every page of people; says whether to go on. */
    @FunctionalInterface
    interface Watch {
        Future<Boolean> went(Step step);
    }

    /** The same, with somebody who watches. */
    Future<Counted> count(Segment segment, String channelKind, Instant at, Watch watch) {
        return list(segment).compose(list -> {
            Tally tally = new Tally();
            Rule rule = RuleReader.read(segment.rule());
            return Rounds.whileTrue(platform.vertx(), () -> look(list, rule, channelKind, tally.after, MOST, at)
                            .compose(looked -> {
                                tally.add(looked);
                                return watch.went(new Step(tally.looked, tally.counted, looked.next() == null));
                            })
                            .map(more -> more && tally.after != null))
                    .map(v -> tally.counted);
        });
    }

    @Override
    public Future<AudiencePage> page(Segment segment, @Nullable String after, int limit, Instant at) {
        int most = Math.max(1, Math.min(limit, MOST));
        return list(segment)
                .compose(list -> look(list, RuleReader.read(segment.rule()), list.channelKind(), after, most, at))
                .map(looked -> new AudiencePage(
                        looked.sifted().eligible().stream().map(this::opened).toList(),
                        looked.next(),
                        looked.sifted().counted()));
    }

    @Override
    public Future<List<Recipient>> recipients(List<String> ids, Instant at) {
        Map<String, List<String>> byList = ids.stream()
                .distinct()
                .collect(Collectors.groupingBy(Person::listOf, TreeMap::new, Collectors.toList()));
        List<Future<List<Recipient>>> found = new ArrayList<>();
        byList.forEach((listId, some) -> found.add(recipients(listId, some, at)));
        return Future.all(found).map(all -> all.<List<Recipient>>list().stream()
                .flatMap(List::stream)
                .toList());
    }

    @Override
    public Future<Void> contacted(List<String> recipientIds, Instant at) {
        return stores.contacts().note(recipientIds.stream().map(Person::hashOf).toList(), at);
    }

    @Override
    public Future<Void> optOut(String recipientId, String channelKind, String how) {
        return stores.standings()
                .change(Person.hashOf(recipientId), (before, now) -> before.out(channelKind, clipped(how), now))
                .mapEmpty();
    }

    @Override
    public Future<Void> bounced(String recipientId, boolean permanent, String words) {
        return stores.standings()
                .change(Person.hashOf(recipientId), (before, now) -> before.bounced(permanent, clipped(words), now))
                .mapEmpty();
    }

    private Future<List<Recipient>> recipients(String listId, List<String> ids, Instant at) {
        return stores.lists()
                .find(listId)
                .compose(list -> list.isEmpty()
                        ? Future.succeededFuture(List.of())
                        : stores.people()
                                .byIds(ids)
                                .compose(people -> sieve.sift(
                                        list.get(),
                                        ids.stream()
                                                .map(people::get)
                                                .filter(Objects::nonNull)
                                                .toList(),
                                        list.get().channelKind(),
                                        at))
                                .map(sifted -> sifted.eligible().stream()
                                        .map(this::opened)
                                        .toList()));
    }

    private Future<AudienceList> list(Segment segment) {
        return stores.lists()
                .find(segment.listId())
                .map(found -> found.filter(list -> !list.removing()))
                .map(found -> found.orElseThrow(() -> new NotFoundException("audience list", segment.listId())));
    }

    private record Looked(Sieve.Sifted sifted, int people, @Nullable String next) {}

    private Future<Looked> look(
            AudienceList list, Rule rule, String kind, @Nullable String after, int limit, Instant at) {
        return stores.people().page(list.id(), after, limit).compose(people -> {
            String next =
                    people.size() < limit ? null : people.get(people.size() - 1).id();
            return sieve.sift(list, people.stream().filter(rule::fits).toList(), kind, at)
                    .map(sifted -> new Looked(sifted, people.size(), next));
        });
    }

    private Recipient opened(Person person) {
        AddressBook.Opened open = stores.addresses().open(person);
        return new Recipient(
                person.id(),
                open.address(),
                open.name(),
                person.language(),
                person.region(),
                person.attributes(),
                person.tags());
    }

    /** What others say often quotes the address, which is not to be kept. */
    static String clipped(String words) {
        String masked = words.replaceAll("[^\\s<>:;,]+@[^\\s<>:;,]+", "***").strip();
        return masked.length() > LONGEST_WORDS ? masked.substring(0, LONGEST_WORDS) + "…" : masked;
    }

    /** Touched by one round after the other. */
    private static final class Tally {
        private long looked;
        private Counted counted = Counted.NONE;
        private @Nullable String after;

        void add(Looked page) {
            looked += page.people();
            counted = counted.plus(page.sifted().counted());
            after = page.next();
        }
    }
}
