package io.redletter.reach.count;

import io.redletter.reach.count.VisitorStore.StoredVisitors;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Writes what changed to MongoDB, for good. */
final class RollUp {
    private static final int AT_ONCE = 16;
    private static final Buffer NONE = Buffer.buffer();

    private final String writer;
    private final Clock clock;
    private final Confined confined;
    private final Ledger ledger;
    private final Lives lives;
    private final CountStore counts;
    private final VisitorStore visitors;
    private final RedisCounts redis;
    private final Serial turns = new Serial();

    /** Counts as they were taken off the ledger. */
    private record Taken(Tally tally, StoredCount count) {}

    /**
     * A set of visitors, how many of them Redis had been told of when its registers were asked for, and in which life of the tag:
     * registers of another life hold none of them.
     */
    private record Snapshot(VisitorSet set, long sent, String life) {
        String tag() {
            return RollUp.tag(set);
        }
    }

    RollUp(String writer, Clock clock, Books books, CountStore counts, VisitorStore visitors, RedisCounts redis) {
        this.writer = writer;
        this.clock = clock;
        this.confined = books.confined();
        this.ledger = books.ledger();
        this.lives = books.lives();
        this.counts = counts;
        this.visitors = visitors;
        this.redis = redis;
    }

    /** Writes every count that changed. */
    Future<Boolean> rollCounts() {
        return confined.call(this::take)
                .compose(taken -> counts.write(taken.stream().map(Taken::count).toList())
                        .compose(v -> confined.run(() -> taken.forEach(
                                each -> ledger.rolled(each.tally(), each.count().offset())))))
                .map(false);
    }

    /** Writes the registers of every set with new visitors that Redis has been told of. */
    Future<Boolean> rollVisitors() {
        return turns.then(() ->
                        confined.call(this::snapshots).compose(snapshots -> Turns.of(snapshots, AT_ONCE, this::roll)))
                .map(false);
    }

    private List<Taken> take() {
        return ledger.unrolled().stream()
                .map(tally -> new Taken(
                        tally,
                        new StoredCount(
                                tally.scope(),
                                tally.window(),
                                writer,
                                tally.offset(),
                                tally.values(),
                                clock.instant())))
                .toList();
    }

    private List<Snapshot> snapshots() {
        return ledger.newVisitors().stream()
                .filter(VisitorSet::hasSent)
                .map(set -> new Snapshot(set, set.sent(), lives.last(tag(set))))
                .toList();
    }

    private Future<Void> roll(Snapshot snapshot) {
        VisitorSet set = snapshot.set();
        return visitors.find(set.scope(), set.window(), writer)
                .compose(stored -> united(snapshot, stored))
                .compose(held -> held.isEmpty()
                        ? confined.run(() -> lost(snapshot))
                        : visitors.write(new StoredVisitors(set.scope(), set.window(), writer, held.get()))
                                .compose(v -> confined.run(() -> ledger.rolled(set, snapshot.sent()))));
    }

    /** Redis is told of all of them again, unless that was found out and done meanwhile. */
    private void lost(Snapshot snapshot) {
        if (lives.last(snapshot.tag()).equals(snapshot.life())) {
            ledger.tagLost(snapshot.tag());
        }
    }

    private static String tag(VisitorSet set) {
        return new StoredCount(set.scope(), set.window(), "", 0, java.util.Map.of()).tag();
    }

    /**
     * Redis' registers, which hold all that MongoDB's hold; empty if Redis lost those it was told of. A Redis that came back
     * with an older state may hold less than MongoDB: then MongoDB's are united with its own first.
     */
    private Future<Optional<Buffer>> united(Snapshot snapshot, Optional<Buffer> stored) {
        return registers(snapshot, NONE).compose(held -> {
            if (held.isEmpty() || stored.isEmpty() || covers(held.get(), stored.get())) {
                return Future.succeededFuture(held);
            }
            return registers(snapshot, stored.get());
        });
    }

    private Future<Optional<Buffer>> registers(Snapshot snapshot, Buffer unite) {
        VisitorSet set = snapshot.set();
        return redis.registers(snapshot.tag(), set.scope(), set.window(), writer, unite)
                .compose(held ->
                        confined.call(() -> held.filter(found -> found.life().equals(snapshot.life()))
                                .map(RedisCounts.Held::registers)
                                .filter(registers -> registers.length() > 0)));
    }

    private static boolean covers(Buffer held, Buffer stored) {
        return Registers.union(List.of(held)).covers(Registers.union(List.of(stored)));
    }
}
