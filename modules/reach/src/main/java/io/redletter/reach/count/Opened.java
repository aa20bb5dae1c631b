package io.redletter.reach.count;

import io.redletter.platform.Ids;
import io.redletter.platform.embedded.DataLock;
import io.redletter.reach.count.Pump.Start;
import io.redletter.reach.journal.Disk;
import io.redletter.reach.journal.Journal;
import io.redletter.reach.journal.JournalConfig;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is on this node's disk, opened: the journal, and where counting goes on. */
record Opened(DataLock lock, Journal journal, Start start) {
    private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

    /** Takes the directory for this process. Blocking. */
    static DataLock lock(CounterConfig config) {
        return DataLock.take(config.directory());
    }

    /** The name this directory writes under, made once. Blocking. */
    static String writer(CounterConfig config) throws IOException {
        Path file = config.writer();
        if (!Files.exists(file)) {
            Path draft = file.resolveSibling("writer.new");
            Files.writeString(
                    draft,
                    Ids.next(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            Files.move(draft, file);
        }
        return Files.readString(file).strip();
    }

    /**
     * Opens journal and checkpoint. Blocking.
     *
     * @param stored the offset up to which MongoDB has this writer's counts
     */
    static Opened open(Vertx vertx, Clock clock, CounterConfig config, Disk disk, DataLock lock, long stored)
            throws IOException {
        Optional<Checkpoint> checkpoint = Checkpoint.readFrom(config.checkpoint());
        long checked = checkpoint.map(Checkpoint::offset).orElse(0L);
        JournalConfig files = new JournalConfig(
                config.journal(), config.durability(), config.segmentBytes(), config.maxJournalBytes());
        Journal journal = Journal.open(vertx, clock, files, Math.max(stored, checked), disk);
        Checkpoint from = checkpoint
                .filter(read -> isStored(read, stored))
                .orElseGet(() -> new Checkpoint(0, 0, Long.MIN_VALUE, new DuplicateWindow()));
        Horizon horizon = new Horizon(clock, config.windowIds(), from.refuseBefore());
        return new Opened(lock, journal, new Start(from.offset(), from.window(), horizon));
    }

    /** A store that lost what it had acknowledged: better count what is left of the journal again than not at all. */
    private static boolean isStored(Checkpoint checkpoint, long stored) {
        if (stored >= checkpoint.stored()) {
            return true;
        }
        LOG.error(
                "reach: MongoDB has counts up to {} only (expected: {}): all of the journal is counted again, repeats of events"
                        + " before it cannot be told",
                stored,
                checkpoint.stored());
        return false;
    }
}
