package io.redletter.delivery.list;

import io.redletter.agenda.Agenda;
import io.redletter.delivery.audience.Audiences;
import io.redletter.delivery.channel.Channel;
import io.redletter.delivery.channel.ListChannel;
import io.redletter.delivery.channel.Sending;
import io.redletter.platform.Platform;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Deliveries to many people: built once, before the agenda starts; opens the lane {@code chunk}. */
public final class ListDeliveries {
    private static final int PAGE = 100;

    private final Agenda agenda;
    private final ChunkStore store;
    private final Audiences audiences;
    private final Turns turns;
    private final ListWalk walk;

    /** @param waits how long to wait after an attempt that failed for now */
    public ListDeliveries(
            Platform platform,
            Agenda agenda,
            Audiences audiences,
            Standing standing,
            Settlement.Waits waits,
            ListConfig config) {
        this.agenda = agenda;
        this.audiences = audiences;
        this.store = new ChunkStore(platform.mongo());
        this.turns = new Turns(agenda, store, config.active());
        this.walk = new ListWalk(agenda, store, audiences, turns);
        ChunkRun.Ground ground = new ChunkRun.Ground(
                store,
                new Persistent(platform.vertx(), store),
                new FreshStanding(standing, System::nanoTime),
                new Settlement(agenda::now, waits, config.mostAttempts()),
                agenda::now);
        agenda.open(
                new ChunkLane(store, new ChunkWork(agenda, ground, waits, config.mostAttempts(), audiences, turns)));
    }

    /** Makes the indexes. */
    public Future<Void> start() {
        return store.start();
    }

    /** The channel as the engine of single deliveries handles it. */
    public Channel way(ListChannel channel, ListOrder order) {
        return new ListWay(channel, order, this);
    }

    /** How far a delivery has come. */
    public Future<ListCounts> counts(String deliveryId) {
        return store.counts(deliveryId);
    }

    /** The people of a delivery in one state, with what is to be said of each, in the order of the list. */
    public Future<List<Person>> people(String deliveryId, TargetState state, int limit) {
        return people(deliveryId, state, limit, -1, new ArrayList<>());
    }

    /**
     * A person has looked: those in doubt were sent, were not and stay so, or are to be sent to again.
     *
     * @return how many it was said of
     */
    public Future<Integer> settleDoubts(String deliveryId, TargetState to, String words) {
        return settle(deliveryId, List.of(TargetState.UNKNOWN), to, words, -1, 0);
    }

    /**
     * The same of some of those in doubt only.
     *
     * @param recipientIds whom it is said of; who is not in doubt is passed over
     * @return how many it was said of
     */
    public Future<Integer> settleDoubts(String deliveryId, Set<String> recipientIds, TargetState to, String words) {
        return some(deliveryId, recipientIds, to, words, -1, 0);
    }

    /** Why people were not reached, or may not have been: how many of each code, by state. */
    public Future<Map<TargetState, Map<String, Long>>> reasons(String deliveryId) {
        return reasons(deliveryId, -1, new EnumMap<>(TargetState.class));
    }

    /** Those who were given up or stopped are to be tried again; addresses that take nothing more are not. */
    public Future<Integer> reopen(String deliveryId) {
        return settle(deliveryId, List.of(TargetState.UNKNOWN, TargetState.REFUSED), TargetState.WAITING, "", -1, 0);
    }

    /** A message came back: the person it was for, or empty where the mark names nobody. */
    public Future<Optional<String>> bounced(String mark, boolean permanent, String words) {
        return new Marks(store, agenda::now)
                .bounced(mark, permanent, words)
                .compose(person -> person.isEmpty()
                        ? Future.succeededFuture(person)
                        : audiences.bounced(person.get(), permanent, words).map(person));
    }

    Future<Void> write(ListOrder order, String segmentId, Sending fence) {
        return audiences.segment(segmentId).compose(segment -> walk.walk(order, segment, fence));
    }

    Future<Void> fill(String deliveryId) {
        return turns.fill(deliveryId);
    }

    private Future<List<Person>> people(
            String deliveryId, TargetState state, int limit, int after, List<Person> found) {
        return store.page(deliveryId, after, PAGE).compose(chunks -> {
            Future<Void> read = Future.succeededFuture();
            for (Chunk chunk : chunks) {
                read = read.compose(
                        v -> found.size() >= limit ? Future.succeededFuture() : add(chunk, state, limit, found));
            }
            return read.compose(v -> found.size() >= limit || chunks.size() < PAGE
                    ? Future.succeededFuture(found)
                    : people(
                            deliveryId,
                            state,
                            limit,
                            chunks.get(chunks.size() - 1).number(),
                            found));
        });
    }

    private Future<Void> add(Chunk chunk, TargetState state, int limit, List<Person> found) {
        ChunkEdit edit = new ChunkEdit(chunk);
        List<Integer> places = edit.in(state);
        if (places.isEmpty()) {
            return Future.succeededFuture();
        }
        return store.targets(chunk.targetsId()).map(targets -> {
            places.stream()
                    .limit(limit - (long) found.size())
                    .map(place -> Person.of(chunk, targets.people().get(place), place, edit))
                    .forEach(found::add);
            return null;
        });
    }

    private Future<Map<TargetState, Map<String, Long>>> reasons(
            String deliveryId, int after, Map<TargetState, Map<String, Long>> sums) {
        return store.page(deliveryId, after, PAGE).compose(chunks -> {
            chunks.forEach(chunk -> chunk.notes()
                    .forEach(note -> sums.computeIfAbsent(chunk.stateOf(note.target()), state -> new TreeMap<>())
                            .merge(note.code(), 1L, Long::sum)));
            return chunks.size() < PAGE
                    ? Future.succeededFuture(sums)
                    : reasons(deliveryId, chunks.get(chunks.size() - 1).number(), sums);
        });
    }

    private Future<Integer> some(
            String deliveryId, Set<String> people, TargetState to, String words, int after, int done) {
        return store.page(deliveryId, after, PAGE).compose(chunks -> {
            Future<Integer> settled = Future.succeededFuture(done);
            for (Chunk chunk : chunks) {
                settled =
                        settled.compose(count -> some(chunk, people, to, words).map(more -> count + more));
            }
            return chunks.size() < PAGE
                    ? settled
                    : settled.compose(count -> some(
                            deliveryId,
                            people,
                            to,
                            words,
                            chunks.get(chunks.size() - 1).number(),
                            count));
        });
    }

    private Future<Integer> some(Chunk chunk, Set<String> people, TargetState to, String words) {
        ChunkEdit edit = new ChunkEdit(chunk);
        List<Integer> doubts = edit.in(TargetState.UNKNOWN);
        return doubts.isEmpty()
                ? Future.succeededFuture(0)
                : store.targets(chunk.targetsId())
                        .compose(targets -> settle(
                                chunk,
                                edit,
                                doubts.stream()
                                        .filter(place ->
                                                people.contains(targets.people().get(place)))
                                        .toList(),
                                to,
                                words));
    }

    private Future<Integer> settle(
            String deliveryId, List<TargetState> from, TargetState to, String words, int after, int done) {
        return store.page(deliveryId, after, PAGE).compose(chunks -> {
            Future<Integer> settled = Future.succeededFuture(done);
            for (Chunk chunk : chunks) {
                settled =
                        settled.compose(count -> settle(chunk, from, to, words).map(more -> count + more));
            }
            return chunks.size() < PAGE
                    ? settled
                    : settled.compose(count -> settle(
                            deliveryId,
                            from,
                            to,
                            words,
                            chunks.get(chunks.size() - 1).number(),
                            count));
        });
    }

    /** A chunk in a node's hands settles nothing for people: its end is near, and they may ask again. */
    private Future<Integer> settle(Chunk chunk, List<TargetState> from, TargetState to, String words) {
        ChunkEdit edit = new ChunkEdit(chunk);
        List<Integer> places = edit.in(from.toArray(TargetState[]::new)).stream()
                .filter(place -> edit.note(place)
                        .filter(note -> note.code().equals(Settlement.BAD_ADDRESS))
                        .isEmpty())
                .toList();
        return settle(chunk, edit, places, to, words);
    }

    private Future<Integer> settle(Chunk chunk, ChunkEdit edit, List<Integer> places, TargetState to, String words) {
        if (places.isEmpty() || chunk.state().equals(Chunk.SENDING)) {
            return Future.succeededFuture(0);
        }
        places.forEach(place ->
                edit.settle(place, to, words.isEmpty() ? null : new Note(place, "settled-by-a-person", words, null)));
        edit.rounds(0);
        boolean again = to == TargetState.WAITING;
        Chunk next = edit.to(again ? Chunk.RETRYING : chunk.state(), again ? agenda.now() : chunk.due(), agenda.now());
        return store.replace(chunk, next)
                .compose(stored -> again
                        ? agenda.set(ChunkLane.NAME, stored.id(), stored.version(), agenda.now())
                        : Future.succeededFuture())
                .map(places.size());
    }
}
