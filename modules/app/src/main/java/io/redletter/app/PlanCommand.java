package io.redletter.app;

import io.redletter.campaign.plan.FoundDay;
import io.redletter.campaign.plan.FoundTarget;
import io.redletter.campaign.plan.PlanFileException;
import io.redletter.campaign.plan.PlanFiles;
import io.redletter.campaign.plan.PlanReader;
import io.redletter.campaign.plan.PlanReading;
import io.redletter.observance.Almanac;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plan documents. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "读实施方案 (plan documents)",
        subcommands = PlanCommand.Read.class)
final class PlanCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** What a plan document names: days and targets, each with its line. */
    @Command(name = "read", mixinStandardHelpOptions = true, description = "找出方案里的宣传日与指标 (find days and targets)")
    static final class Read implements Callable<Integer> {
        private enum Format {
            table,
            json
        }

        @Parameters(
                paramLabel = "FILE",
                description = "TXT、DOCX、DOC、PDF 或 HTML 文件,最大 50 MiB (the document, 50 MiB at most)")
        @SuppressWarnings("NullAway.Init")
        private Path file;

        @Option(
                names = "--format",
                paramLabel = "table|json",
                defaultValue = "table",
                description = "输出格式 (output format)")
        private Format format = Format.table;

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public Integer call() {
            Almanac almanac = Almanac.load(Home.find().config().resolve("observances.yaml"));
            PlanReading reading = new PlanReader(almanac).read(text());
            PrintWriter out = spec.commandLine().getOut();
            if (format == Format.json) {
                out.println(reading.json());
            } else {
                reading.days().forEach(day -> out.println(line(day)));
                reading.targets().forEach(target -> out.println(line(target)));
            }
            return 0;
        }

        private String text() {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new UsageException(file + ": 无法读取 (cannot be read)");
            }
            try {
                return PlanFiles.text(file).text();
            } catch (PlanFileException e) {
                throw new UsageException(file + ": " + e.getMessage());
            }
        }

        private static String line(FoundDay day) {
            String id = day.id() == null ? "未收录 (unknown)" : day.id();
            return "第 " + day.line() + " 行  " + day.nameInText() + "  →  " + id;
        }

        private static String line(FoundTarget target) {
            return "第 " + target.line() + " 行  " + target.metric() + "  " + target.comparator() + target.value()
                    + target.unit() + "  " + target.period() + "  " + target.responsible();
        }
    }
}
