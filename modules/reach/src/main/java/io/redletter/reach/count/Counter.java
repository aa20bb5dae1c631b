package io.redletter.reach.count;

import io.redletter.platform.Platform;
import io.redletter.reach.journal.Disk;
import io.redletter.reach.journal.Journal;
import io.redletter.reach.journal.JournalUnavailableException;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This node's journal and everything that counts from it, running. */
public final class Counter {
    private static final Logger LOG = LoggerFactory.getLogger(Counter.class);
    private static final long PUMP_MILLIS = 40;
    private static final long PROJECT_MILLIS = 100;
    private static final long ROLL_COUNTS_MILLIS = 2_000;
    private static final long ROLL_VISITORS_MILLIS = 7_000;
    private static final long TRIM_MILLIS = 500;
    private static final long FORGET_MILLIS = 60_000;
    private static final int SETTLE_TRIES = 5;
    private static final long LEAST_FREE_BYTES = 64L << 20;
    private static final long QUIET_MILLIS = 10 * 60_000L;

    private final Platform platform;
    private final String writer;
    private final Path directory;
    private final Opened opened;
    private final Books books;
    private final Parts parts;
    private final Serial pumping = new Serial();
    private final List<Loop> loops;

    /** What moves counts on, each in its own rhythm. */
    private record Parts(
            Pump pump, Projector projector, RollUp rollUp, Checkpoints checkpoints, Audit audit, CountReader reader) {}

    private Counter(Platform platform, String writer, Path directory, Opened opened, Books books, Parts parts) {
        this.platform = platform;
        this.writer = writer;
        this.directory = directory;
        this.opened = opened;
        this.books = books;
        this.parts = parts;
        this.loops = List.of(
                loop("counting", PUMP_MILLIS, () -> pumping.then(this::pump)),
                loop("writing to redis", PROJECT_MILLIS, parts.projector()::project),
                loop("writing to mongodb", ROLL_COUNTS_MILLIS, this::rollCounts),
                loop("writing visitors to mongodb", ROLL_VISITORS_MILLIS, parts.rollUp()::rollVisitors),
                loop("trimming its journal", TRIM_MILLIS, parts.checkpoints()::trim),
                loop("forgetting", FORGET_MILLIS, () -> pumping.then(this::forget)));
    }

    /** Opens what is on disk and goes on counting where an earlier run stopped. */
    public static Future<Counter> start(Platform platform, CounterConfig config) {
        return start(platform, config, Disk.REAL);
    }

    /** The same on another disk. */
    public static Future<Counter> start(Platform platform, CounterConfig config, Disk disk) {
        CountStore counts = new CountStore(platform.mongo());
        VisitorStore visitors = new VisitorStore(platform.mongo());
        return platform.vertx()
                .executeBlocking(() -> Opened.lock(config))
                .compose(lock -> counts.start()
                        .compose(v -> visitors.start())
                        .compose(v -> platform.vertx().executeBlocking(() -> Opened.writer(config)))
                        .compose(writer -> storedOffset(counts, writer)
                                .compose(stored -> platform.vertx()
                                        .executeBlocking(() -> Opened.open(
                                                platform.vertx(), platform.clock(), config, disk, lock, stored)))
                                .map(opened -> wire(platform, config, writer, opened, counts, visitors)))
                        .onFailure(failure -> close(lock)))
                .onSuccess(counter -> counter.loops.forEach(Loop::start));
    }

    private static Counter wire(
            Platform platform,
            CounterConfig config,
            String writer,
            Opened opened,
            CountStore counts,
            VisitorStore visitors) {
        WorkerExecutor thread = platform.vertx().createSharedWorkerExecutor("reach-count-" + writer, 1);
        Books books = new Books(new Confined(thread), new Ledger(writer), new Lives());
        RedisCounts redis = new RedisCounts(platform.redis());
        Restorer restorer = new Restorer(platform.vertx(), platform.clock(), counts, visitors, redis);
        Pump pump = new Pump(writer, platform.clock(), books, opened.journal(), counts, opened.start());
        Parts parts = new Parts(
                pump,
                new Projector(writer, platform.clock(), books, redis, restorer),
                new RollUp(writer, platform.clock(), books, counts, visitors, redis),
                new Checkpoints(config, books, opened.journal(), pump),
                new Audit(writer, counts),
                new CountReader(platform.clock(), counts, visitors, redis, restorer));
        return new Counter(platform, writer, config.directory(), opened, books, parts);
    }

    private static Future<Long> storedOffset(CountStore counts, String writer) {
        return counts.find(List.of(StoredCount.id(WriterBooks.scope(writer), Windows.TOTAL, writer)))
                .map(found ->
                        found.stream().mapToLong(StoredCount::offset).max().orElse(0));
    }

    /** Where events are made durable. */
    public Journal journal() {
        return opened.journal();
    }

    /** The name under which this node counts. */
    public String writer() {
        return writer;
    }

    /** From when on events are taken. */
    public Horizon horizon() {
        return opened.start().horizon();
    }

    public CountReader reader() {
        return parts.reader();
    }

    /** Events in the journal that are not yet counted. */
    public long lag() {
        return Math.max(0, journal().endOffset() - parts.pump().counted());
    }

    /** For how long the oldest of them has waited, in milliseconds. */
    public long delayMillis() {
        return parts.pump().delayMillis();
    }

    /** Succeeds while events can be made durable; fails with what is wrong. */
    public Future<Void> check() {
        JournalUnavailableException trouble = journal().trouble();
        if (trouble != null && (journal().isBroken() || journal().isAtBound())) {
            return Future.failedFuture(trouble);
        }
        return platform.vertx()
                .executeBlocking(this::freeBytes, false)
                .compose(free -> free >= LEAST_FREE_BYTES
                        ? Future.succeededFuture()
                        : Future.failedFuture(new IllegalStateException("reach: " + (free >> 20)
                                + " MiB free on the journal's disk (expected: at least " + (LEAST_FREE_BYTES >> 20)
                                + ")")));
    }

    /** Bytes free on the journal's disk. Blocking. */
    public long freeBytes() throws IOException {
        return Files.getFileStore(directory).getUsableSpace();
    }

    /** The standing audit's result: 0, or something is wrong. */
    public long auditDifference() {
        return parts.audit().difference();
    }

    /** Runs the audit now; what the sums differ by. */
    Future<Long> audit() {
        return parts.audit().run();
    }

    /** Counts a batch of what was taken and writes it to Redis, ahead of the usual rhythm: so that now can be read. */
    public Future<Void> catchUp() {
        return pumping.then(this::pump)
                .compose(more -> parts.projector().project())
                .mapEmpty();
    }

    /** Counts all that is in the journal now and writes it to both stores; fails if one of them is away. */
    public Future<Void> settle() {
        return pumping.then(() -> countTo(journal().endOffset()).compose(v -> settleStores()));
    }

    /** Takes no more events, writes what is counted, and lets go of the directory. */
    public Future<Void> stop() {
        return Future.join(loops.stream().map(Loop::stop).toList())
                .transform(v -> journal().close())
                .transform(v -> settle().compose(settled -> parts.checkpoints().write())
                        .onFailure(e -> LOG.warn("reach stops with counts only in its journal", e)))
                .transform(v -> books.confined().thread().close())
                .onComplete(v -> close(opened.lock()))
                .mapEmpty();
    }

    private Future<Boolean> pump() {
        return parts.pump()
                .step()
                .compose(more -> parts.checkpoints().isDue() ? checkpoint().map(more) : Future.succeededFuture(more));
    }

    /** A store that is away stops no counting: the journal is let go later. */
    private Future<Boolean> checkpoint() {
        return settleStores()
                .compose(v -> parts.checkpoints().write())
                .onFailure(e -> LOG.debug("reach checkpoint put off: {}", e.toString()))
                .otherwise(false);
    }

    private Future<Void> countTo(long end) {
        return parts.pump().counted() >= end
                ? Future.succeededFuture()
                : parts.pump()
                        .step()
                        .compose(more -> more || parts.pump().counted() >= end
                                ? countTo(end)
                                : Future.failedFuture(new IllegalStateException("reach: counted "
                                        + parts.pump().counted() + " events (expected: " + end + ")")));
    }

    private Future<Void> settleStores() {
        return settleStores(Long.MAX_VALUE, SETTLE_TRIES);
    }

    /** Again while visitors get fewer (they go a few thousand a turn), and a few times where Redis had lost a tag. */
    private Future<Void> settleStores(long pendingBefore, int triesLeft) {
        return parts.projector()
                .projectAll()
                .compose(v -> parts.rollUp().rollCounts())
                .compose(v -> parts.rollUp().rollVisitors())
                .compose(v -> books.confined().call(this::unsettled))
                .compose(left -> {
                    if (left == 0) {
                        return Future.succeededFuture();
                    }
                    return left < pendingBefore || triesLeft > 0
                            ? settleStores(left, left < pendingBefore ? triesLeft : triesLeft - 1)
                            : Future.failedFuture(
                                    new IllegalStateException("reach: stores do not hold all that is counted"));
                });
    }

    /** How much the stores lack: visitors, or 1 for anything else. */
    private long unsettled() {
        return books.ledger().isSettled() ? 0 : Math.max(1, books.ledger().pendingVisitors());
    }

    private Future<Boolean> rollCounts() {
        return parts.rollUp().rollCounts().compose(v -> parts.audit().run()).map(false);
    }

    /** Only between two batches: what a batch has found loaded must stay until it is folded. */
    private Future<Boolean> forget() {
        long quietSince = platform.clock().millis() - QUIET_MILLIS;
        return books.confined()
                .run(() -> books.ledger().forgetQuietSince(quietSince))
                .map(false);
    }

    private Loop loop(String name, long everyMillis, java.util.function.Supplier<Future<Boolean>> step) {
        return new Loop(platform.vertx(), name, everyMillis, step);
    }

    private static void close(AutoCloseable lock) {
        try {
            lock.close();
        } catch (Exception e) {
            LOG.warn("reach directory was not let go", e);
        }
    }
}
