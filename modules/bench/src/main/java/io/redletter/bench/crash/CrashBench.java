package io.redletter.bench.crash;

import io.redletter.bench.Report;
import io.redletter.bench.crash.channel.CrashChannels;
import io.redletter.bench.crash.house.CrashHouse;
import io.redletter.bench.crash.proof.Promise.Broken;
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

/** Whether every push is sent once, whatever dies. */
@Command(
        name = "crash",
        mixinStandardHelpOptions = true,
        description = "杀进程、清库、冻结节点,推送一条不漏、一条不重 (every push once while everything is killed)")
public final class CrashBench implements Callable<Integer> {
    private static final int MOST_LINES = 40;
    private static final int SECONDS_A_KILL = 4;

    @Option(names = "--pushes", defaultValue = "2000", description = "推送数 (pushes)")
    private int pushes = 2_000;

    @Option(names = "--kills", defaultValue = "200", description = "杀死、清空、冻结的次数 (kills, flushes and freezes)")
    private int kills = 200;

    @Option(names = "--nodes", defaultValue = "2", description = "节点数,1 或 2 (nodes, 1 or 2)")
    private int nodes = 2;

    @Option(names = "--seconds", description = "推送分布的秒数,默认每次灾祸四秒 (the pushes are due over so many seconds)")
    private int seconds;

    @Option(
            names = "--trouble",
            defaultValue = "15",
            description = "对方每百条推送出几次错 (faults of the other side per hundred pushes)")
    private int trouble = 15;

    @Option(
            names = "--sweep",
            arity = "0..1",
            defaultValue = "NONE",
            fallbackValue = "FULL",
            description = "在推送途中每次写库前后各杀一次:none、short、full (a node dies before and after every write of a push)")
    private Sweep.Extent sweep = Sweep.Extent.NONE;

    @Option(names = "--controls", description = "去掉版本、去掉意图,证明检查会报错 (shows that the audit notices what is missing)")
    private boolean controls;

    @Option(names = "--seed", description = "重复同一次运行 (to repeat a run)")
    private long seed = System.currentTimeMillis() / 1000;

    @Option(names = "--data", paramLabel = "DIR", description = "真实磁盘上的空目录 (an empty directory on a real disk)")
    private @Nullable Path data;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Made by the command line. */
    public CrashBench() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        RealDisk disk = RealDisk.of("crash", data);
        int span = seconds > 0 ? seconds : Math.max(10, kills * SECONDS_A_KILL);
        CrashRun.Order order = new CrashRun.Order(pushes, kills, nodes, span, trouble, seed, sweep, controls);
        CrashRun.Found found;
        try (CrashHouse house =
                CrashHouse.start(disk.directory(), nodes, CrashChannels.hooks(), CrashChannels.apps())) {
            found = new CrashRun(house, order).run();
        }
        complain(found.broken());
        Report report = new Report("crash")
                .words("file system", disk.fileSystem())
                .field("fileSystem", disk.fileSystem())
                .count("seed", seed)
                .count("nodes", nodes)
                .count("pushes", pushes)
                .count("seconds", span)
                .count("faults", found.faults())
                .figure("seconds until all were final", found.settleSeconds(), "s", "");
        int code = Figures.write(report, found).print(spec.commandLine().getOut());
        if (data == null && code == 0) {
            disk.remove();
        }
        return code;
    }

    private void complain(List<Broken> broken) {
        broken.stream()
                .limit(MOST_LINES)
                .forEach(one -> spec.commandLine().getErr().println(one));
    }
}
