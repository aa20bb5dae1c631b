package io.redletter.bench.live;

import io.redletter.bench.Report;
import io.redletter.bench.process.RealDisk;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How fast, how cheaply and how faithfully viewers are told of what is counted. */
@Command(
        name = "live",
        mixinStandardHelpOptions = true,
        description = "实时观看:多快、多省、断线后是否不漏不重 (live viewers: how fast, how cheap, and nothing lost when cut)")
public final class LiveBench implements Callable<Integer> {
    private static final double P95_GOAL_MILLIS = 500;
    private static final double KIB_GOAL = 24;
    private static final double BACK_GOAL_SECONDS = 10;
    private static final int FILES_BESIDE = 500;

    @Option(names = "--viewers", defaultValue = "1000", description = "半载时的观看者 (viewers at half load)")
    private int viewers = 1_000;

    @Option(names = "--idle", defaultValue = "5000", description = "空闲并被同时切断的观看者 (idle viewers, cut at once)")
    private int idle = 5_000;

    @Option(names = "--stalled", defaultValue = "200", description = "停止读取的观看者 (viewers who stop reading)")
    private int stalled = 200;

    @Option(names = "--seconds", defaultValue = "12", description = "每段负载的秒数 (seconds of load)")
    private double seconds = 12;

    @Option(names = "--data", paramLabel = "DIR", description = "真实磁盘上的空目录 (an empty directory on a real disk)")
    private @Nullable Path data;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Made by the command line. */
    public LiveBench() {}

    @Override
    public Integer call() throws IOException {
        FileLimit.require(Math.max(idle, viewers) + stalled + FILES_BESIDE);
        RealDisk disk = RealDisk.of("live", data);
        LiveRun.Found found = new LiveRun(disk, new LiveRun.Size(viewers, idle, stalled, seconds)).run();
        Report report = new Report("live")
                .words("file system", disk.fileSystem())
                .field("fileSystem", disk.fileSystem())
                .count("fileLimit", FileLimit.of());
        watched(report, found);
        idle(report, found.idle());
        cut(report, found.cut());
        stalled(report, found.stalled());
        if (data == null) {
            disk.remove();
        }
        return report.print(spec.commandLine().getOut());
    }

    private void watched(Report report, LiveRun.Found found) {
        JsonObject watched = found.watched();
        report.figure("single events at full load", found.capacity(), "events/s", "64 connections")
                .figure("offered while watched", found.half().perSecond(), "events/s", viewers + " viewers")
                .figure("p99 of a single event then", found.half().times().millis(0.99), "ms", "")
                .goal("eventToViewerP95Millis", watched.getLong("p95"), P95_GOAL_MILLIS, "ms")
                .figure("event to viewer p50", watched.getLong("p50"), "ms", "two a second alone: 250")
                .figure("event to viewer p99", watched.getLong("p99"), "ms", "two a second alone: 495")
                .count("arrivals", watched.getLong("arrivals"))
                .figure("three deltas of one viewer never closer than", watched.getLong("closest"), "ms", "")
                .promise("every request was answered as it should", found.half().failed() == 0)
                .promise("every viewer saw every event, in one piece", isWhole(watched));
    }

    private void idle(Report report, LiveRun.Idle found) {
        report.figure("opened and told once", found.openedSeconds(), "s", idle + " viewers")
                .goal("kibAnIdleViewer", found.bytesEach() / 1024, KIB_GOAL, "KiB")
                .words("", "heap after a full collection, and buffers beside it, of the node; before and after")
                .figure("resident for each", found.residentEach() / 1024, "KiB", "");
    }

    private static void cut(Report report, LiveRun.Cut found) {
        JsonObject state = found.state();
        report.goal("allBackSeconds", found.backSeconds(), BACK_GOAL_SECONDS, "s")
                .count("cutAtOnce", state.getLong("ends"))
                .count("turnedAwayAndTriedAgain", state.getLong("refused"))
                .promise("all came back without gap or double", isWhole(state))
                .promise("none of them had to begin anew", state.getLong("resets") == 0)
                .promise(
                        "an unknown id is told so, and given everything",
                        found.old().getLong("resets").equals(found.old().getLong("viewers"))
                                && found.old().getLong("snapshots")
                                        >= found.old().getLong("viewers"));
    }

    private void stalled(Report report, LiveRun.Stalled found) {
        report.figure("wide campaign, event to viewer p95", found.before().getLong("p95"), "ms", "nobody hangs")
                .figure("the same, " + stalled + " hang", found.during().getLong("p95"), "ms", "")
                .field(
                        "stalledRatio",
                        found.during().getLong("p95") / (double) found.before().getLong("p95"))
                .figure("kept for each who hangs", found.grown() / 1024, "KiB", "heap and direct")
                .count("letGo", found.dropped())
                .promise("those who read see everything beside those who do not", isWhole(found.during()))
                .promise("who hangs costs less than 64 KiB", isShort() || found.grown() < 64 << 10)
                .promise("who hangs is let go", isShort() || found.dropped() >= stalled);
    }

    /** Too short, or too few, to tell memory or a stall from anything else. */
    private boolean isShort() {
        return seconds < LiveRun.LONG_SECONDS || stalled < 100;
    }

    private static boolean isWhole(JsonObject state) {
        return state.getLong("gaps") == 0
                && state.getLong("doubles") == 0
                && state.getLong("least") >= state.getLong("probes")
                && state.getLong("least").equals(state.getLong("most"));
    }
}
