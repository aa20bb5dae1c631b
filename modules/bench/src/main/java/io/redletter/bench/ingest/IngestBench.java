package io.redletter.bench.ingest;

import io.redletter.bench.Report;
import io.redletter.bench.process.RealDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @Option(names = "--seconds", defaultValue = "5", description = "每轮秒数 (seconds of a round)")
    private double seconds = 5;

    @Option(names = "--rounds", defaultValue = "3", description = "轮数 (rounds)")
    private int rounds = 3;

    @Option(names = "--data", paramLabel = "DIR", description = "真实磁盘上的空目录 (an empty directory on a real disk)")
    private @Nullable Path data;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Made by the command line. */
    public IngestBench() {}

    @Override
    public Integer call() throws IOException {
        Path directory = data == null ? Files.createTempDirectory(Path.of("").toAbsolutePath(), ".bench-ingest") : data;
        RealDisk disk = RealDisk.at(directory);
        IngestRun.Found found = new IngestRun(disk, seconds, rounds).run();
        return new Report("ingest")
                .words("file system", disk.fileSystem())
                .field("fileSystem", disk.fileSystem())
                .words("durability", "fsync")
                .compare("req/s", found.single(), found.bare())
                .goal("p99MillisAtHalfLoad", found.half().times().millis(0.99), P99_GOAL_MILLIS, "ms")
                .figure("p50 at half load", found.half().times().millis(0.5), "ms", "")
                .figure("batched events counted", found.batched(), "events/s", "")
                .figure("naive increments", found.naive(), "events/s", "")
                .field("batchedPerSecond", found.batched())
                .field("naivePerSecond", found.naive())
                .field("batchRatio", found.batched() / found.naive())
                .figure("batch ratio", found.batched() / found.naive(), "", "")
                .promise("every request was answered as it should", found.failed() == 0)
                .promise(
                        "single events: at least half of a bare handler", found.single() >= SINGLE_RATIO * found.bare())
                .promise("batches: at least three times the naive way", found.batched() >= BATCH_RATIO * found.naive())
                .print(spec.commandLine().getOut());
    }
}
