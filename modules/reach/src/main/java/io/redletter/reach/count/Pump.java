package io.redletter.reach.count;

import io.redletter.reach.journal.Frame;
import io.redletter.reach.journal.Journal;
import io.redletter.reach.journal.JournalReader;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Follows the journal: drops repeats, loads what the next events add to, folds them in. */
final class Pump {
    private static final int BATCH = 20_000;
    /** Longer than an event may be late, by how much its clock may be ahead. */
    private static final long REMEMBER_MILLIS = 25 * Windows.HOUR_MILLIS;

    private final String writer;
    private final Clock clock;
    private final Journal journal;
    private final CountStore counts;
    private final Confined confined;
    private final Ledger ledger;
    private final DuplicateWindow window;
    private final Horizon horizon;
    private final JournalReader reader;
    private final EventReader events = new EventReader();
    private @Nullable Batch batch;
    private @Nullable Sorted sorted;
    private volatile long counted;
    private volatile long behindSince;

    /** Events taken from the journal, their repeats told; they stay until they are folded, whatever fails meanwhile. */
    private record Batch(List<Numbered> records, long end, long writtenAt) {}

    Pump(String writer, Clock clock, Books books, Journal journal, CountStore counts, Start start) {
        this.writer = writer;
        this.clock = clock;
        this.journal = journal;
        this.counts = counts;
        this.confined = books.confined();
        this.ledger = books.ledger();
        this.window = start.window();
        this.horizon = start.horizon();
        this.reader = journal.readFrom(start.offset());
        this.counted = start.offset();
    }

    /** Where counting begins. */
    record Start(long offset, DuplicateWindow window, Horizon horizon) {}

    /** Counts the next batch; true if there may be more. */
    Future<Boolean> step() {
        return confined.call(this::take).compose(taken -> taken ? count() : Future.succeededFuture(false));
    }

    /** The offset up to which all is counted. */
    long counted() {
        return counted;
    }

    /** For how long the oldest event not yet counted has waited; 0 if none waits. */
    long delayMillis() {
        return counted >= journal.endOffset() || behindSince == 0 ? 0 : Math.max(0, clock.millis() - behindSince);
    }

    /** What a restart needs to go on from here; for the confined thread. */
    Checkpoint checkpoint() {
        return new Checkpoint(counted, ledger.books().offset(), horizon.refuseBefore(), window);
    }

    private Future<Boolean> count() {
        return confined.call(this::missing)
                .compose(this::load)
                .compose(v -> confined.run(this::fold))
                .map(v -> counted < journal.endOffset());
    }

    private boolean take() throws IOException {
        if (batch != null) {
            return true;
        }
        if (ledger.isFull()) {
            return false; // until the stores have some of it; meanwhile the journal grows instead
        }
        long end = journal.endOffset();
        List<Frame> frames = reader.next(BATCH);
        if (frames.isEmpty()) {
            counted = Math.max(counted, end); // offsets may be left out, where the journal began anew
            return false;
        }
        List<Numbered> numbered = new ArrayList<>();
        frames.forEach(frame -> number(frame, numbered));
        Frame last = frames.get(frames.size() - 1);
        behindSince = frames.get(0).writtenAt();
        batch = new Batch(numbered, last.endOffset(), last.writtenAt());
        return true;
    }

    private void number(Frame frame, List<Numbered> numbered) {
        @Nullable ReachEvent[] read = events.read(frame.records());
        for (int i = 0; i < read.length; i++) {
            long offset = frame.firstOffset() + i;
            if (offset >= counted) {
                ReachEvent event = read[i];
                boolean repeat = event != null && !window.isFirst(event.id(), event.at());
                numbered.add(new Numbered(offset, event, repeat));
            }
        }
    }

    private Set<Tally> missing() {
        if (batch == null) {
            return Set.of();
        }
        sorted = ledger.sort(batch.records()); // anew at each try: the ledger may have forgotten what was quiet
        return ledger.missing(sorted);
    }

    private Future<Void> load(Set<Tally> missing) {
        if (missing.isEmpty()) {
            return Future.succeededFuture();
        }
        return counts.find(missing.stream().map(this::id).toList())
                .compose(found -> confined.run(() -> load(missing, found)));
    }

    private void load(Set<Tally> missing, List<StoredCount> found) {
        Map<String, StoredCount> byId = found.stream().collect(Collectors.toMap(StoredCount::id, Function.identity()));
        for (Tally tally : missing) {
            StoredCount stored = byId.get(id(tally));
            ledger.load(
                    tally,
                    stored == null ? Map.of() : stored.values(),
                    stored == null ? 0 : stored.offset(),
                    clock.millis());
        }
    }

    private void fold() {
        Batch taken = batch;
        Sorted ready = sorted;
        if (taken == null || ready == null) {
            return;
        }
        ledger.fold(ready, taken.end(), clock.millis());
        window.forgetBefore(taken.writtenAt() - REMEMBER_MILLIS);
        counted = taken.end();
        horizon.review(window, counted, journal.endOffset());
        batch = null;
        sorted = null;
    }

    private String id(Tally tally) {
        return StoredCount.id(tally.scope(), tally.window(), writer);
    }
}
