package io.redletter.bench;

import io.redletter.bench.process.HomeFiles;
import io.redletter.observance.Almanac;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long thirty years of days take. */
@Command(name = "days", mixinStandardHelpOptions = true, description = "三十年的全部日子 (all days of thirty years)")
final class DaysBench implements Callable<Integer> {
    private static final double GOAL_MILLIS = 50;

    @Option(
            names = "--seconds",
            defaultValue = "2",
            description = "每轮秒数,预热与测量各五轮 (seconds of a round, five to warm up, five measured)")
    private int seconds = 2;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path file = HomeFiles.config("observances.yaml");
        Almanac almanac = Almanac.load(file);
        Map<String, Double> millis = Jmh.milliseconds(DaysSpeed.class, seconds, Map.of("file", file.toString()));
        double ours = millis.getOrDefault("ours", Double.NaN);
        int dates = IntStream.range(DaysSpeed.FIRST_YEAR, DaysSpeed.FIRST_YEAR + DaysSpeed.YEARS)
                .map(year -> almanac.year(year).size())
                .sum();
        return new Report("days")
                .compare("ms", ours, millis.getOrDefault("baseline", Double.NaN))
                .figure("observances", almanac.all().size(), "", "")
                .figure("dates in " + DaysSpeed.YEARS + " years", dates, "", "")
                .goal("thirtyYearsMillis", ours, GOAL_MILLIS, "ms")
                .words("baseline is", "java.time walking through the same years day by day")
                .print(spec.commandLine().getOut());
    }
}
