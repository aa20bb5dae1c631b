package io.redletter.bench.ingest;

import io.redletter.bench.Report;
import io.redletter.bench.process.Launched;
import io.redletter.bench.process.RealDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How fast events are taken, on disk before the answer. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = "收事件的速度,应答前已落盘 (how fast events are taken, on disk before the answer)")
public final class IngestBench implements Callable<Integer> {
    private static final double SINGLE_RATIO = 0.5;
    private static final double BATCH_RATIO = 3;
    private static final double P99_GOAL_MILLIS = 25;
    private static final double READY_GOAL_SECONDS = 10;

    @Option(names = "--seconds", defaultValue = "5", description = "每轮秒数 (seconds of a round)")
    private double seconds = 5;

    @Option(names = "--rounds", defaultValue = "3", description = "轮数 (rounds)")
    private int rounds = 3;

    @Option(names = "--connections", defaultValue = "256", description = "发单个事件的连接数 (connections for single events)")
    private int connections = 256;

    @Option(names = "--batch", defaultValue = "1000", description = "每批事件 (events of a batch)")
    private int batch = 1_000;

    @Option(
            names = "--part",
            split = ",",
            defaultValue = "SINGLE,BATCH,GROWTH,RECOVERY",
            description = "只测这些:${COMPLETION-CANDIDATES} (measure these only)")
    private Set<Part> parts = EnumSet.allOf(Part.class);

    @Option(
            names = "--backlog",
            defaultValue = "1000000",
            description = "积压的事件 (events that wait in a dead node's journal)")
    private long backlog = 1_000_000;

    @Option(names = "--data", paramLabel = "DIR", description = "真实磁盘上的空目录 (an empty directory on a real disk)")
    private @Nullable Path data;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** What is measured. */
    enum Part {
        /** Single events beside a bare handler. */
        SINGLE,
        /** Batches beside plain increments. */
        BATCH,
        /** Batches over ever more campaigns, and what a scope takes in Redis. */
        GROWTH,
        /** A node that died with much in its journal. */
        RECOVERY
    }

    /** Made by the command line. */
    public IngestBench() {}

    @Override
    public Integer call() throws IOException {
        Path directory = data == null ? Files.createTempDirectory(Path.of("").toAbsolutePath(), ".bench-ingest") : data;
        RealDisk disk = RealDisk.at(directory);
        Report report = new Report("ingest")
                .words("file system", disk.fileSystem())
                .field("fileSystem", disk.fileSystem())
                .words("durability", "fsync");
        IngestRun.Order order = new IngestRun.Order(seconds, rounds, connections, batch);
        if (parts.contains(Part.RECOVERY)) { // in stores of its own: what it counts is known beforehand
            try (IngestHouse house = IngestHouse.open(RealDisk.at(directory.resolve("recovery")))) {
                recovery(report, new RecoveryRun(house, backlog).run());
            }
        }
        try (IngestHouse house = IngestHouse.open(disk)) {
            IngestRun run = new IngestRun(house, order);
            if (parts.contains(Part.SINGLE)) {
                try (Launched bare = IngestRun.bareServer(directory.resolve("bare.log"))) {
                    single(report, run.single(bare));
                }
            }
            if (parts.contains(Part.BATCH)) {
                batched(report, run.batched());
            }
            if (parts.contains(Part.GROWTH)) {
                growth(report, run, new Footprint(house.redis()));
            }
        }
        return report.print(spec.commandLine().getOut());
    }

    private static void single(Report report, IngestRun.Single found) {
        report.compare("req/s", found.ours(), found.bare())
                .goal("p99MillisAtHalfLoad", found.half().times().millis(0.99), P99_GOAL_MILLIS, "ms")
                .figure("p50 at half load", found.half().times().millis(0.5), "ms", "")
                .promise("every request was answered as it should", found.failed() == 0)
                .promise("single events: at least half of a bare handler", found.ours() >= SINGLE_RATIO * found.bare());
    }

    private static void batched(Report report, IngestRun.Batched found) {
        report.figure("batched events counted", found.ours(), "events/s", "")
                .figure("naive increments", found.naive(), "events/s", "")
                .field("batchedPerSecond", found.ours())
                .field("naivePerSecond", found.naive())
                .field("batchRatio", found.ours() / found.naive())
                .figure("batch ratio", found.ours() / found.naive(), "", "")
                .promise("every batch was answered as it should", found.failed() == 0)
                .promise("batches: at least three times the naive way", found.ours() >= BATCH_RATIO * found.naive());
    }

    private static void growth(Report report, IngestRun run, Footprint footprint) {
        for (int campaigns : List.of(1, 10, 100, 1_000)) {
            double rate = run.batchedOver(campaigns);
            report.figure("batched, campaigns: " + campaigns, rate, "events/s", "")
                    .field("perSecondOver" + campaigns + "Campaigns", rate);
        }
        Footprint.Found found = footprint.measure();
        report.figure("bytes in Redis, scope and day", found.bytesPerScope(), "", found.scopes() + " scopes")
                .field("redisBytesPerScopeAndDay", found.bytesPerScope());
    }

    private static void recovery(Report report, RecoveryRun.Found found) {
        report.goal("readySecondsWithBacklog", found.readySeconds(), READY_GOAL_SECONDS, "s")
                .figure("backlog counted", found.backlogPerSecond(), "events/s", "from the start of the process")
                .figure("Redis rebuilt", found.rebuiltPerSecond(), "events/s", "goal: at least 100,000")
                .field("backlogPerSecond", found.backlogPerSecond())
                .field("rebuiltPerSecond", found.rebuiltPerSecond())
                .promise("every counter is exact after it", found.wrong() == 0);
    }
}
