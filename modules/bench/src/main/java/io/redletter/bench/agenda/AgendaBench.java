package io.redletter.bench.agenda;

import io.redletter.bench.Report;
import io.redletter.bench.agenda.AgendaRun.Found;
import io.redletter.bench.agenda.Costs.Cost;
import io.redletter.bench.agenda.Timing.Burst;
import io.redletter.bench.process.DataDirectory;
import io.redletter.bench.process.RealDisk;
import io.redletter.bench.webhook.AtOnce;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether everything fires once, at its time, while a million wait. */
@Command(
        name = "agenda",
        mixinStandardHelpOptions = true,
        description = "一百万条待发时是否准时、不漏、不重 (on time, none lost, none twice, while a million wait)")
public final class AgendaBench implements Callable<Integer> {
    private static final double LEAST_RATIO = 0.6;

    /** Beside a growth of log n: what two medians of a shared machine may differ by anyway. */
    private static final double SLACK = 1.5;

    @Option(names = "--armed", defaultValue = "1000000", description = "已启用的条数 (documents that wait)")
    private int armed = 1_000_000;

    @Option(names = "--burst", defaultValue = "10000", description = "同一时刻到点的条数 (due at one instant)")
    private int burst = 10_000;

    @Option(names = "--seconds", defaultValue = "60", description = "每秒一百条持续的秒数 (seconds at 100 a second)")
    private int seconds = 60;

    @Option(names = "--samples", defaultValue = "300", description = "每种规模单独领取的次数 (single claims per size)")
    private int samples = 300;

    @Option(names = "--rounds", defaultValue = "3", description = "同一时刻到点重复的次数 (times many are due at one instant)")
    private int rounds = 3;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DataDirectory data;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Made by the command line. */
    public AgendaBench() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        return data.use("agenda", this::measured).print(spec.commandLine().getOut());
    }

    private Report measured(RealDisk disk) throws IOException {
        AgendaRun.Order order = new AgendaRun.Order(armed, burst, seconds, samples, rounds);
        Found found =
                new AgendaRun(disk, order, step -> spec.commandLine().getErr().println("… " + step)).run();
        Report report = new Report("agenda")
                .words("file system", disk.fileSystem())
                .field("fileSystem", disk.fileSystem())
                .words("durability", "answered after the commit is written; survives kill -9, not a power cut")
                .count("armed", armed)
                .figure("arming in bulk", armed / found.armingSeconds(), "docs/s", "");
        timing(report, found);
        delivered(report, found.delivered());
        growth(report, found.costs());
        report.goal("rebuildSeconds", found.rebuilt().whole(), 60, "s")
                .figure("due during the rebuild fired after", found.rebuilt().soonest(), "s", "")
                .goal("takeOverSeconds", found.takenOver().first(), 5, "s")
                .figure(
                        "all of the dead node's taken over after",
                        found.takenOver().all(),
                        "s",
                        "")
                .goal("restartSeconds", found.restart(), 5, "s")
                .goal("restartWithStoresSeconds", found.restartWithStores(), 5, "s")
                .promise(
                        "everything of a killed node is taken over once",
                        found.takenOver().wrong() == 0);
        return report;
    }

    private static void delivered(Report report, AtOnce.Round delivered) {
        report.count("delivered", delivered.deliveries())
                .goal("deliveredWithOutcomesSeconds", delivered.seconds(), 3.2, "s")
                .figure("first message at the sink after", delivered.firstMillis(), "ms", "")
                .figure(
                        "processor time of a delivery",
                        delivered.cpuMicros(),
                        "us",
                        "all processes, stores and sink too")
                .promise("each delivered once, none early", delivered.exact());
    }

    private static void timing(Report report, Found found) {
        Spread lateness = found.steady().lateness();
        Burst middle = found.bursts().stream()
                .sorted((a, b) -> Double.compare(a.claims() / a.bulk(), b.claims() / b.bulk()))
                .toList()
                .get(found.bursts().size() / 2);
        report.figure("lateness p50 at 100/s", lateness.median(), "ms", "")
                .goal("latenessP99Millis", lateness.share(0.99), 50, "ms")
                .figure("lateness, longest", lateness.most(), "ms", "")
                .goal("firstOfBurstMillis", middle.first(), 100, "ms")
                .figure("last of the burst claimed after", middle.last(), "ms", "")
                .compare("claims/s", middle.claims(), middle.bulk())
                .promise(
                        "none early",
                        found.steady().early() == 0 && found.bursts().stream().noneMatch(Burst::early))
                .promise(
                        "none lost, none twice",
                        found.steady().wrong() == 0 && found.bursts().stream().allMatch(each -> each.wrong() == 0))
                .promise("claims at 60 % of bulk compare-and-set", middle.claims() / middle.bulk() >= LEAST_RATIO);
    }

    private static void growth(Report report, List<Cost> costs) {
        for (Cost cost : costs) {
            report.figure(
                            "claim with " + cost.waiting() + " waiting, median",
                            cost.claim().median(),
                            "ms",
                            "")
                    .figure(
                            "read what is due of " + cost.waiting(),
                            cost.record().median(),
                            "ms",
                            "as without Redis")
                    .field("claimMillis" + cost.waiting(), cost.claim().median());
        }
        Cost least = costs.get(0);
        Cost most = costs.get(costs.size() - 1);
        double allowed = Math.log(most.waiting()) / Math.log(least.waiting()) * SLACK;
        report.promise(
                        "a claim grows no faster than log n",
                        most.claim().median() / least.claim().median() <= allowed)
                .promise(
                        "neither does reading what is due",
                        most.record().median() / least.record().median() <= allowed);
    }
}
