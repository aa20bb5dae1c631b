package io.redletter.bench.exact;

import io.redletter.bench.Report;
import io.redletter.bench.process.DataDirectory;
import io.redletter.bench.process.RealDisk;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether every acknowledged event is counted once, whatever dies. */
@Command(
        name = "exact",
        mixinStandardHelpOptions = true,
        description = "杀进程、清库、截断文件,数字仍然一个不差 (every acknowledged event counted once while everything is killed)")
public final class ExactBench implements Callable<Integer> {
    private static final int MOST_LINES = 20;

    @Option(names = "--events", defaultValue = "2000000", description = "事件数 (events)")
    private long events = 2_000_000;

    @Option(names = "--kills", defaultValue = "24", description = "杀死或清空的次数 (kills and flushes)")
    private int kills = 24;

    @Option(names = "--cuts", defaultValue = "50", description = "截断 Redis 文件的次数 (times Redis's file is cut)")
    private int cuts = 50;

    @Option(names = "--clients", defaultValue = "6", description = "同时发送者 (senders at once)")
    private int clients = 6;

    @Option(names = "--batch", defaultValue = "1000", description = "每批最多事件 (largest batch)")
    private int batch = 1_000;

    @Option(names = "--seed", description = "重复同一次运行 (to repeat a run)")
    private long seed = System.currentTimeMillis() / 1000;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DataDirectory data;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Made by the command line. */
    public ExactBench() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        return data.use("exact", this::measured).print(spec.commandLine().getOut());
    }

    private Report measured(RealDisk disk) throws IOException, InterruptedException {
        ExactRun.Found found = new ExactRun(disk, new ExactRun.Order(events, kills, cuts, clients, batch, seed)).run();
        complain("redis", found.redis());
        complain("mongo", found.mongo());
        complain("visitors", found.visitors());
        complain("refused", found.senders().refusals());
        Report report = new Report("exact")
                .words("file system", disk.fileSystem())
                .field("fileSystem", disk.fileSystem())
                .count("seed", seed)
                .count("eventsAcknowledged", found.senders().acknowledged())
                .count("sentAgainThough", found.senders().repeats())
                .count("requests", found.senders().requests())
                .count("repeatedForWantOfAnAnswer", found.senders().retries())
                .figure("seconds", found.seconds(), "s", "")
                .figure("seconds until both stores agreed", found.settleSeconds(), "s", "");
        found.harm().forEach((kind, times) -> report.count(kind.words(), times));
        return report.count("naiveShouldCount", found.naiveExpected())
                .count("naiveCounted", found.naiveCounted())
                .field("visitorError", found.worstVisitors())
                .promise("nothing good was refused", found.senders().refusals().isEmpty())
                .promise("every counter in Redis is exact", found.redis().isEmpty())
                .promise("every counter in MongoDB is exact", found.mongo().isEmpty())
                .promise("visitors within 2 %", found.worstVisitors() <= ExactRun.VISITOR_ERROR);
    }

    private void complain(String where, List<String> lines) {
        lines.stream()
                .limit(MOST_LINES)
                .forEach(line -> spec.commandLine().getErr().println(where + " " + line));
    }
}
