package io.redletter.bench.query;

import io.redletter.bench.Report;
import io.redletter.bench.process.RealDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long figures take to be read. */
@Command(name = "query", mixinStandardHelpOptions = true, description = "查询触达数字的用时 (how long figures take to be read)")
public final class QueryBench implements Callable<Integer> {
    private static final double YEAR_GOAL_MILLIS = 20;

    @Option(names = "--rounds", defaultValue = "60", description = "每个问题的次数 (times each is asked)")
    private int rounds = 60;

    @Option(names = "--visitors", defaultValue = "2000", description = "每个节点每天的访客 (visitors a day and node)")
    private int visitors = 2_000;

    @Option(names = "--data", paramLabel = "DIR", description = "真实磁盘上的空目录 (an empty directory on a real disk)")
    private @Nullable Path data;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Made by the command line. */
    public QueryBench() {}

    @Override
    public Integer call() throws IOException {
        RealDisk disk = RealDisk.of("query", data);
        List<QueryRun.Asked> all = new QueryRun(disk, rounds, visitors).run();
        Report report = new Report("query").words("stores", "embedded; two nodes' counts, 365 days");
        for (QueryRun.Asked asked : all) {
            report.figure(
                    asked.name(),
                    asked.ours().millis(0.5),
                    "ms",
                    String.format(
                            "p95 %.1f, at first %.0f; bare read %.2f ms, ratio %.2f",
                            asked.ours().millis(0.95),
                            asked.first(),
                            asked.bare().millis(0.5),
                            asked.ratio()));
        }
        QueryRun.Asked year = all.get(1);
        report.goal("yearByDayMillis", year.ours().millis(0.5), YEAR_GOAL_MILLIS, "ms")
                .compare("ms", year.ours().millis(0.5), year.bare().millis(0.5))
                .promise("every answer was right", all.stream().allMatch(QueryRun.Asked::right));
        if (data == null) {
            disk.remove();
        }
        return report.print(spec.commandLine().getOut());
    }
}
