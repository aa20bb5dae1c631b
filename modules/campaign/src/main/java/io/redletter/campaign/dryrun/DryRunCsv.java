package io.redletter.campaign.dryrun;

import io.redletter.campaign.QuotaEffect;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A dry run as a table for a spreadsheet: comma-separated by RFC 4180, UTF-8 with a mark at its beginning so that every
 * program reads the Chinese. A field that a spreadsheet would take for a formula gets an apostrophe before it.
 */
public final class DryRunCsv {
    private static final String MARK = "\uFEFF";
    private static final String END = "\r\n";
    private static final List<String> HEAD = List.of(
            "结论 verdict",
            "本地时间 local",
            "时区 zone",
            "北京时间 Asia/Shanghai",
            "相对时间 relative",
            "作品 work",
            "作品状态 work state",
            "审定哈希 approved hash",
            "发布时间 release",
            "渠道 channel",
            "渠道类型 kind",
            "渠道启用 enabled",
            "推送状态 push state",
            "配额 quota",
            "人数 audience",
            "晚了怎么办 when late",
            "作废 dies",
            "障碍 obstacles",
            "提醒 warnings",
            "活动 campaign",
            "push",
            "channel id");

    private DryRunCsv() {}

    /** The table with a line of headings. */
    public static String of(DryRun run) {
        return MARK + line(HEAD) + run.rows().stream().map(DryRunCsv::row).collect(Collectors.joining());
    }

    private static String row(DryRunRow row) {
        DryRunRow.When when = row.when();
        return line(List.of(
                row.verdict().name(),
                when.local().toString(),
                when.zone(),
                when.shanghai().toString(),
                text(when.relative()),
                text(row.what().title()),
                text(row.what().state()),
                text(row.what().hash()),
                text(row.what().releaseAt()),
                text(row.where().name()),
                text(row.where().kind()),
                row.where().enabled() ? "yes" : "no",
                row.state(),
                row.quota().stream().map(QuotaEffect::words).collect(Collectors.joining("\n")),
                row.audience() == null ? "" : String.valueOf(row.audience().eligible()),
                when.late().words(),
                text(when.dies()),
                findings(row.obstacles()),
                findings(row.warnings()),
                row.campaignName(),
                row.pushId(),
                row.where().channelId()));
    }

    private static String findings(List<DryRunRow.Finding> findings) {
        return findings.stream()
                .map(finding -> finding.code() + ": " + finding.message())
                .collect(Collectors.joining("\n"));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String line(List<String> fields) {
        return fields.stream().map(DryRunCsv::field).collect(Collectors.joining(",", "", END));
    }

    /** Spreadsheets run what begins with one of these, also after blanks and in quotes. */
    static String field(String text) {
        String harmless = isFormula(text) ? "'" + text : text;
        boolean plain = harmless.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }

    private static boolean isFormula(String text) {
        String begins = text.stripLeading();
        boolean control =
                !text.isEmpty() && (text.charAt(0) == '\t' || text.charAt(0) == '\r' || text.charAt(0) == '\n');
        return control || (!begins.isEmpty() && "=+-@＝＋－＠".indexOf(begins.charAt(0)) >= 0);
    }
}
