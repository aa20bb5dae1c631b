package io.redletter.bench.webhook;

import io.redletter.bench.Report;
import io.redletter.bench.process.DataDirectory;
import io.redletter.bench.process.RealDisk;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How fast webhooks leave, with intent and outcome of each stored, beside a bare client that posts the same. */
@Command(
        name = "webhook",
        mixinStandardHelpOptions = true,
        description = "webhook 的发送速度,每次发送前后都已落盘 (how fast webhooks leave, each stored before and after)")
public final class WebhookBench implements Callable<Integer> {
    private static final double RATIO = 0.4;
    private static final double INSTANT_GOAL_SECONDS = 3.2;
    private static final double STEADY_GOAL_MILLIS = 250;

    @Option(
            names = "--deliveries",
            defaultValue = "10000",
            description = "每轮条数,同一时刻到点 (of a round, due at one instant)")
    private int deliveries = 10_000;

    @Option(names = "--rounds", defaultValue = "3", description = "轮数 (rounds)")
    private int rounds = 3;

    @Option(names = "--accounts", defaultValue = "40", description = "渠道数 (webhook accounts)")
    private int accounts = 40;

    @Option(names = "--seconds", defaultValue = "4", description = "对照每轮秒数 (seconds of a round of the baseline)")
    private double seconds = 4;

    @Option(names = "--steady", description = "改测持续速率 (measure a steady rate instead)")
    private boolean steady;

    @Option(names = "--rate", defaultValue = "1000", description = "每秒事件数 (events a second, with --steady)")
    private int rate = 1_000;

    @Option(names = "--minutes", defaultValue = "5", description = "持续分钟数 (minutes, with --steady)")
    private double minutes = 5;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DataDirectory data;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Made by the command line. */
    public WebhookBench() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        return data.use("webhook", this::measured).print(spec.commandLine().getOut());
    }

    private Report measured(RealDisk disk) throws IOException {
        Report report = new Report("webhook")
                .words("file system", disk.fileSystem())
                .field("fileSystem", disk.fileSystem())
                .words("durability", "every write on disk before its answer, embedded store");
        return steady ? steady(disk, report) : ratio(disk, report);
    }

    private Report ratio(RealDisk disk, Report report) throws IOException {
        RatioRun.Found found = new RatioRun(disk, deliveries, rounds, accounts, seconds).run();
        return report.field("mode", "instant")
                .count("deliveriesOfARound", deliveries)
                .count("accounts", accounts)
                .compare("deliveries/s", found.single(), found.bare())
                .figure("a bare loop, one after the other", found.loop(), "requests/s", "")
                .field("bareLoop", found.loop())
                .figure("ratio to the bare loop", found.single() / found.loop(), "", "")
                .field("loopRatio", found.single() / found.loop())
                .figure("to forty accounts a push", found.wide(), "deliveries/s", "")
                .field("wide", found.wide())
                .field("wideRatio", found.wide() / found.bare())
                .figure("ratio, forty accounts a push", found.wide() / found.bare(), "", "")
                .goal("secondsFromDueToLastOutcomeStored", found.seconds(), INSTANT_GOAL_SECONDS, "s")
                .figure("processor time of a delivery", found.cpuOurs(), "us", "all processes, stores and sink too")
                .figure("processor time of a bare request", found.cpuBare(), "us", "client and sink")
                .field("cpuMicrosOurs", found.cpuOurs())
                .field("cpuMicrosBare", found.cpuBare())
                .figure("first after due", found.firstMillis(), "ms", "")
                .count("lostDoubledOrEarly", found.exact() ? 0 : 1)
                .promise("nothing was lost, doubled or early", found.exact())
                .promise("every push is finished", found.finished())
                .promise(
                        "at least 40 % of a bare client",
                        Math.max(found.single(), found.wide()) >= RATIO * found.bare());
    }

    private Report steady(RealDisk disk, Report report) throws IOException {
        SteadyRun.Found found = new SteadyRun(disk, rate, minutes, accounts).run();
        return report.field("mode", "steady")
                .count("events", found.events())
                .count("received", found.tally().messages())
                .count("requests", found.tally().requests())
                .figure("rate", found.events() / (minutes * 60), "events/s", "")
                .goal("p95Millis", found.tally().delays().get(1), STEADY_GOAL_MILLIS, "ms")
                .figure("p50", found.tally().delays().get(0), "ms", "")
                .figure("p99", found.tally().delays().get(2), "ms", "")
                .figure("longest", found.tally().delays().get(3), "ms", "")
                .field("p50Millis", found.tally().delays().get(0))
                .field("p99Millis", found.tally().delays().get(2))
                .promise("nothing was lost", found.tally().messages() == found.events())
                .promise("nothing was doubled", found.tally().requests() == found.events())
                .promise("nothing was early", found.tally().early() == 0);
    }
}
