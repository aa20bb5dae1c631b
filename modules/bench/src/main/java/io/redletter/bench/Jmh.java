package io.redletter.bench;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the methods of one class in a process of its own, warmed up. */
final class Jmh {
    private static final int ROUNDS = 5;

    private Jmh() {}

    /**
     * Milliseconds of one call, on average, by the name of the method.
     *
     * @param seconds of each warm-up and measured round, five of each
     */
    static Map<String, Double> milliseconds(Class<?> speeds, int seconds, Map<String, String> parameters) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + speeds.getName().replace(".", "\\.") + "\\.")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MILLISECONDS)
                .forks(1)
                .jvmArgsAppend("-Xmx448m")
                .warmupIterations(ROUNDS)
                .measurementIterations(ROUNDS)
                .warmupTime(TimeValue.seconds(seconds))
                .measurementTime(TimeValue.seconds(seconds))
                .verbosity(VerboseMode.SILENT);
        parameters.forEach(options::param);
        try {
            return new Runner(options.build())
                    .run().stream()
                            .collect(Collectors.toMap(
                                    result -> result.getPrimaryResult().getLabel(),
                                    result -> result.getPrimaryResult().getScore()));
        } catch (RunnerException e) {
            throw new IllegalStateException("benchmark " + speeds.getSimpleName() + ": could not be run", e);
        }
    }
}
