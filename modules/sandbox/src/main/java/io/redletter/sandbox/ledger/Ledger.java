package io.redletter.sandbox.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.redletter.platform.json.Json;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What reached the sandbox, and what was carried out. Counts per key are exact over restarts; of the entries the newest
 * {@value #ENTRIES_KEPT} are kept in memory. Lives on one event-loop context.
 */
public final class Ledger {
    private static final int ENTRIES_KEPT = 2_000;
    private static final int KEYS_KEPT = 500_000;
    private static final int COUNTS_PER_LINE = 500;
    private static final int CHANGES_PER_LINE = 20;
    private static final long SEGMENT_LIMIT = 64L * 1024 * 1024;

    private final Remembered platform;
    private final Journal journal;
    private final KeyCounts counts = new KeyCounts(KEYS_KEPT);
    private final Deque<LedgerEntry> entries = new ArrayDeque<>();
    private Totals totals = new Totals(0, 0, 0, 0);

    private Ledger(Vertx vertx, Path directory, long segmentLimit, Remembered platform) throws IOException {
        this.platform = platform;
        JournalFile file = JournalFile.open(directory, this::recall);
        this.journal = new Journal(vertx, file, segmentLimit, this::snapshot);
    }

    /** Opens or creates the ledger in a directory and recalls everything in it; fails if it is damaged or in use. */
    public static Future<Ledger> open(Vertx vertx, Path directory, Remembered platform) {
        return open(vertx, directory, SEGMENT_LIMIT, platform);
    }

    static Future<Ledger> open(Vertx vertx, Path directory, long segmentLimit, Remembered platform) {
        return vertx.executeBlocking(() -> new Ledger(vertx, directory, segmentLimit, platform));
    }

    /** Whether too much waits for the disk already: answer busy and carry nothing out. */
    public boolean isFull() {
        return journal.isFull();
    }

    /**
     * Counts a request at once and completes when it stands on disk; answer then, not before.
     *
     * @param entry its {@code seq} is given here
     * @param changes what the platform changed, already applied
     */
    public Future<Void> append(LedgerEntry entry, List<JsonNode> changes) {
        LedgerEntry numbered = entry.numbered(totals.requests() + 1);
        count(numbered);
        return journal.append(Json.buffer(JournalLine.request(numbered, changes)));
    }

    /** Counts of one key at one target; empty where nothing was asked under it. */
    public Optional<KeyCount> count(String target, String key) {
        return counts.find(target, key);
    }

    /** Counts of one key at every target that was asked under it. */
    public Collection<KeyCount> counts(String key) {
        return counts.of(key);
    }

    /** Kept entries that the query admits, newest first. */
    public List<LedgerEntry> entries(LedgerQuery query) {
        List<LedgerEntry> found = new ArrayList<>();
        Iterator<LedgerEntry> newestFirst = entries.descendingIterator();
        while (newestFirst.hasNext() && found.size() < query.limit()) {
            LedgerEntry entry = newestFirst.next();
            if (query.admits(entry)) {
                found.add(entry);
            }
        }
        return found;
    }

    /** The sums since the directory was made. */
    public Totals totals() {
        return new Totals(totals.requests(), totals.effects(), counts.size(), counts.forgotten());
    }

    /** Completes when everything accepted is on disk and the directory is free. */
    public Future<Void> close() {
        return journal.close();
    }

    private void count(LedgerEntry entry) {
        totals = totals.with(entry);
        counts.add(entry);
        keep(entry);
    }

    private void keep(LedgerEntry entry) {
        entries.addLast(entry);
        if (entries.size() > ENTRIES_KEPT) {
            entries.removeFirst();
        }
    }

    private void recall(JournalLine line) {
        if (line.totals() != null) {
            totals = line.totals();
            counts.forgotBefore(line.totals().forgottenKeys());
        }
        orEmpty(line.counts()).forEach(counts::restore);
        orEmpty(line.recent()).forEach(this::keep);
        orEmpty(line.changes()).forEach(platform::recall);
        if (line.entry() != null) {
            count(line.entry());
        }
    }

    private List<Buffer> snapshot() {
        List<Buffer> lines = new ArrayList<>();
        lines.add(Json.buffer(JournalLine.totals(totals())));
        slices(counts.all(), COUNTS_PER_LINE).forEach(slice -> lines.add(Json.buffer(JournalLine.counts(slice))));
        slices(List.copyOf(entries), COUNTS_PER_LINE)
                .forEach(slice -> lines.add(Json.buffer(JournalLine.recent(slice))));
        slices(platform.remember(), CHANGES_PER_LINE)
                .forEach(slice -> lines.add(Json.buffer(JournalLine.changes(slice))));
        return lines;
    }

    private static <T> List<List<T>> slices(List<T> all, int length) {
        List<List<T>> slices = new ArrayList<>();
        for (int from = 0; from < all.size(); from += length) {
            slices.add(all.subList(from, Math.min(all.size(), from + length)));
        }
        return slices;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
