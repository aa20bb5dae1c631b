package io.redletter.app;

import io.redletter.feed.CalendarFile;
import io.redletter.observance.Almanac;
import io.redletter.observance.Observance;
import io.redletter.observance.ObservedDate;
import io.redletter.platform.json.Json;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The dates of a year. */
@Command(
        name = "days",
        mixinStandardHelpOptions = true,
        description =
                "列出一年的宣传日,依据 config 里的日子总表;控制台登记的通知在 API 和日历订阅里 "
                        + "(the days of a year by the file in config; notices entered in the console are in the API and calendars)")
final class DaysCommand implements Callable<Integer> {
    private enum Format {
        table,
        json,
        ics
    }

    @Option(names = "--year", paramLabel = "YEAR", description = "年份,1990 至 2100;默认为明年 (default: next year)")
    private @Nullable Integer year;

    @Option(names = "--region", paramLabel = "REGION", description = "省份,如 湖北;有些日子各省不同 (some days differ by province)")
    private @Nullable String region;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "只列这一主题,如 ecology (only this topic)")
    private @Nullable String topic;

    @Option(
            names = "--format",
            paramLabel = "table|json|ics",
            defaultValue = "table",
            description = "输出格式 (output format)")
    private Format format = Format.table;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        int wanted = year == null ? Year.now(ZoneId.of("Asia/Shanghai")).getValue() + 1 : year;
        if (wanted < Almanac.FIRST_YEAR || wanted > Almanac.LAST_YEAR) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--year: " + wanted + " (expected: " + Almanac.FIRST_YEAR + " to " + Almanac.LAST_YEAR + ")");
        }
        Almanac almanac = Almanac.load(Home.find().config().resolve("observances.yaml"));
        if (format == Format.ics) {
            return print(CalendarFile.of(almanac, wanted, region == null ? "" : region, topic == null ? "" : topic));
        }
        List<ObservedDate> dates = region == null ? almanac.year(wanted) : almanac.year(wanted, region);
        List<ObservedDate> shown =
                dates.stream().filter(date -> isOnTopic(almanac, date)).toList();
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.json) {
            out.println(Json.text(shown.stream().map(Day::of).toList()));
        } else {
            shown.forEach(date -> out.println(line(date)));
        }
        return 0;
    }

    /** As it is: its lines end as the standard has it, in UTF-8 whatever the terminal speaks. */
    private static int print(byte[] file) {
        System.out.writeBytes(file);
        System.out.flush();
        return 0;
    }

    private boolean isOnTopic(Almanac almanac, ObservedDate date) {
        return topic == null
                || almanac.find(date.id())
                        .map(Observance::topics)
                        .orElse(List.of())
                        .contains(topic);
    }

    private static String line(ObservedDate date) {
        String dates =
                date.start().equals(date.end()) ? date.start() + "            " : date.start() + "—" + date.end();
        return dates + "  " + pad(date.status().code(), 10) + "  " + date.name() + "  (" + date.id() + ")";
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    /** The shape that others read: dates ISO, status as in the almanac. */
    private record Day(String id, String name, LocalDate start, LocalDate end, String status, String rule) {
        static Day of(ObservedDate date) {
            return new Day(
                    date.id(),
                    date.name(),
                    date.start(),
                    date.end(),
                    date.status().code(),
                    date.rule());
        }
    }
}
