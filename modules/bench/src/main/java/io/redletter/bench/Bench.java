package io.redletter.bench;

import io.redletter.bench.agenda.AgendaBench;
import io.redletter.bench.crash.CrashBench;
import io.redletter.bench.exact.ExactBench;
import io.redletter.bench.ingest.IngestBench;
import io.redletter.bench.live.LiveBench;
import io.redletter.bench.mail.MailBench;
import io.redletter.bench.query.QueryBench;
import io.redletter.bench.scan.ScanBench;
import io.redletter.bench.webhook.WebhookBench;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the benchmarks: {@code redletter bench NAME}. */
@Command(
        name = "redletter bench",
        mixinStandardHelpOptions = true,
        description = "测一测:本系统与对照在同一次运行中轮流测 (measures ours and a baseline in turns, in one run).",
        synopsisSubcommandLabel = "NAME",
        subcommands = {
            DaysBench.class,
            PlanBench.class,
            CrashBench.class,
            AgendaBench.class,
            ExactBench.class,
            IngestBench.class,
            LiveBench.class,
            QueryBench.class,
            ScanBench.class,
            WebhookBench.class,
            MailBench.class,
            CommandLine.HelpCommand.class
        },
        exitCodeListHeading = "%n退出码 (exit codes):%n",
        exitCodeList = {
            "0: 承诺与比值都达到 (promises and ratios are met)",
            "1: 没有达到,或无法测量 (not met, or not measurable)",
            "2: 参数有误 (wrong arguments)"
        })
public final class Bench implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Made by the command line. */
    @SuppressWarnings("NullAway.Init")
    public Bench() {}

    public static void main(String[] arguments) {
        // The program's own settings lie on the same class path.
        System.setProperty("logback.configurationFile", "bench-logback.xml");
        System.exit(run(new PrintWriter(System.out, true, StandardCharsets.UTF_8), arguments));
    }

    static int run(PrintWriter out, String... arguments) {
        return new CommandLine(new Bench())
                .setOut(out)
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "缺少名称 (expected: the name of a benchmark)");
    }
}
