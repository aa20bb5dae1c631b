package io.redletter.bench;

import io.redletter.bench.process.HomeFiles;
import io.redletter.campaign.plan.PlanReader;
import io.redletter.campaign.plan.PlanReading;
import io.redletter.observance.Almanac;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long reading a plan takes. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "读一份一万二千字的方案 (reading a plan of 12,000 characters)")
final class PlanBench implements Callable<Integer> {
    private static final double GOAL_MILLIS = 300;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "一份方案的文本,不够长就重复 (a plan's text, repeated where too short)")
    @Nullable
    private Path file;

    @Option(
            names = "--seconds",
            defaultValue = "2",
            description = "每轮秒数,预热与测量各五轮 (seconds of a round, five to warm up, five measured)")
    private int seconds = 2;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path days = HomeFiles.config("observances.yaml");
        Path plan = file == null ? HomeFiles.config("demo/plan.txt") : file.toAbsolutePath();
        PlanReading reading = new PlanReader(Almanac.load(days)).read(PlanSpeed.text(plan));
        Map<String, Double> millis =
                Jmh.milliseconds(PlanSpeed.class, seconds, Map.of("days", days.toString(), "plan", plan.toString()));
        double ours = millis.getOrDefault("ours", Double.NaN);
        return new Report("plan")
                .compare("ms", ours, millis.getOrDefault("baseline", Double.NaN))
                .figure("characters", PlanSpeed.CHARACTERS, "", "")
                .figure("days found", reading.days().size(), "", "")
                .figure("targets found", reading.targets().size(), "", "")
                .goal("planMillis", ours, GOAL_MILLIS, "ms")
                .words("baseline is", "one pattern of numbers looked for in the same text")
                .print(spec.commandLine().getOut());
    }
}
