package io.redletter.app;

import io.redletter.platform.RefusedException;
import io.redletter.platform.config.ConfigException;
import io.redletter.platform.embedded.DataInUseException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Answers go to standard output, everything else elsewhere. */
@Command(
        name = "redletter",
        mixinStandardHelpOptions = true,
        version = "redletter 0.1.0",
        description = "红历 Redletter: 宣传日活动的策划、分发与传播统计 (campaign days, content delivery, reach).",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            StoresCommand.class,
            DaysCommand.class,
            PlanCommand.class,
            AdminCommand.class,
            SecretsCommand.class,
            RehearseCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {"", "测速 (benchmarks): ops/redletter bench NAME"},
        exitCodeListHeading = "%n退出码 (exit codes):%n",
        exitCodeList = {
            "0: 完成 (done)",
            "1: 无法完成,原因在标准错误 (cannot be done; standard error says why)",
            "2: 参数有误 (wrong arguments)"
        })
public final class Main implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Made by the command line. */
    @SuppressWarnings("NullAway.Init")
    public Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        CommandLine line = new CommandLine(new Main());
        line.setOut(new PrintWriter(System.out, true, java.nio.charset.StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, java.nio.charset.StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler(Main::explain);
        return line.execute(arguments);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "缺少命令 (a command is missing)");
    }

    /** What a person can act on is one sentence; anything else keeps its stack, for us. */
    private static int explain(Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
        PrintWriter err = line.getErr();
        if (failure instanceof UsageException
                || failure instanceof ConfigException
                || failure instanceof RefusedException
                || failure instanceof DataInUseException) {
            err.println(failure.getMessage());
        } else {
            failure.printStackTrace(err);
        }
        return 1;
    }
}
