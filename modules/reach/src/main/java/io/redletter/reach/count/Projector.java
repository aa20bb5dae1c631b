package io.redletter.reach.count;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what changed to Redis, one script call a tag; Redis only mirrors the ledger, and may miss any number of turns. */
final class Projector {
    private static final int AT_ONCE = 32;
    private static final long WHOLE_MILLIS = 1_000;

    private final String writer;
    private final Clock clock;
    private final Confined confined;
    private final Ledger ledger;
    private final Lives lives;
    private final RedisCounts redis;
    private final Restorer restorer;
    private final Serial turns = new Serial();

    /** One script call, and what is marked when it went well or not. */
    private record Parcel(TagWrite write, String life, List<Runnable> whenDone, List<Runnable> whenFailed) {
        static Parcel of(String tag, String life) {
            return new Parcel(new TagWrite(tag), life, new ArrayList<>(), new ArrayList<>());
        }
    }

    Projector(String writer, Clock clock, Books books, RedisCounts redis, Restorer restorer) {
        this.writer = writer;
        this.clock = clock;
        this.confined = books.confined();
        this.ledger = books.ledger();
        this.lives = books.lives();
        this.redis = redis;
        this.restorer = restorer;
    }

    /**
     * Writes what changed since the last turn, registers that are written whole at most once a second; fails if Redis, or MongoDB in
     * a restore, is away: then nothing is lost.
     */
    Future<Boolean> project() {
        return project(WHOLE_MILLIS);
    }

    /** Writes all that changed. */
    Future<Boolean> projectAll() {
        return project(0);
    }

    private Future<Boolean> project(long wholeMillis) {
        return turns.then(() -> confined.call(() -> parcels(clock.millis() - wholeMillis))
                        .compose(parcels -> Turns.of(parcels, AT_ONCE, this::send)))
                .map(false);
    }

    private Future<Void> send(Parcel parcel) {
        String tag = parcel.write().tag();
        return redis.write(parcel.write(), parcel.life())
                .compose(life -> life.isPresent()
                        ? confined.run(() -> written(parcel, life.get()))
                        : restorer.restore(tag).compose(v -> confined.run(() -> lost(parcel))))
                .recover(failure -> confined.run(() -> again(parcel)).compose(v -> Future.<Void>failedFuture(failure)));
    }

    /**
     * The script wrote only if it met the life this parcel was meant for. Another parcel may have met the new one first and noted
     * it: so what the tag's life is now says nothing of whether this parcel was written.
     */
    private void written(Parcel parcel, String life) {
        boolean wasWritten = parcel.life().isEmpty() || parcel.life().equals(life);
        if (lives.isSame(parcel.write().tag(), life) && wasWritten) {
            parcel.whenDone().forEach(Runnable::run);
        } else {
            lost(parcel);
        }
    }

    private void lost(Parcel parcel) {
        again(parcel);
        ledger.tagLost(parcel.write().tag());
    }

    private static void again(Parcel parcel) {
        parcel.whenFailed().forEach(Runnable::run);
    }

    private List<Parcel> parcels(long wholeBefore) {
        Map<String, List<Parcel>> byTag = new LinkedHashMap<>();
        ledger.takeUnsent().forEach(tally -> add(byTag, tally));
        ledger.newVisitors().stream()
                .filter(set -> set.isListed() || set.wholeAt() <= wholeBefore)
                .forEach(set -> add(byTag, set));
        return byTag.values().stream().flatMap(List::stream).toList();
    }

    private void add(Map<String, List<Parcel>> byTag, Tally tally) {
        Map<String, Long> values = tally.takeUnsent();
        if (values.isEmpty() || !isKeptInRedis(tally.window())) {
            return;
        }
        Parcel parcel = parcel(byTag, tally.scope());
        parcel.write().counts(tally.scope(), tally.window(), writer, tally.offset(), values);
        parcel.whenFailed().add(() -> {
            tally.unsentAgain(values.keySet());
            ledger.unsentAgain(tally);
        });
    }

    private void add(Map<String, List<Parcel>> byTag, VisitorSet set) {
        if (set.sent() == set.added()) {
            return;
        }
        long upTo = set.added();
        Parcel parcel = parcel(byTag, set.scope());
        if (set.isListed()) {
            parcel.write().visitors(set.scope(), set.window(), writer, set.unsent());
        } else {
            parcel.write().registers(set.scope(), set.window(), writer, set.registers());
            set.wholeAt(clock.millis());
        }
        parcel.whenDone().add(() -> set.sentUpTo(upTo));
    }

    /** Days are read from MongoDB only, and so are hours that lie some time back. */
    private boolean isKeptInRedis(String window) {
        return window.equals(Windows.TOTAL) || (Windows.isHour(window) && Restorer.isRecent(window, clock.millis()));
    }

    private Parcel parcel(Map<String, List<Parcel>> byTag, String scope) {
        int bar = scope.indexOf('|');
        String tag = bar < 0 ? scope : scope.substring(0, bar);
        List<Parcel> parcels = byTag.computeIfAbsent(tag, name -> new ArrayList<>());
        if (parcels.isEmpty() || parcels.get(parcels.size() - 1).write().isFull()) {
            parcels.add(Parcel.of(tag, lives.last(tag)));
        }
        return parcels.get(parcels.size() - 1);
    }
}
