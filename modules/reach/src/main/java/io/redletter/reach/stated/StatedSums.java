package io.redletter.reach.stated;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What others state of a scope, summed by who states it; each line stands beside our own count. */
public final class StatedSums {
    private StatedSums() {}

    /**
     * One source's figures.
     *
     * @param source the platform's statistics, or the kind of receipt
     * @param method {@code channel report} or {@code receipt}
     * @param counts by metric
     * @param asOf the newest of its figures
     * @param parts how many statements or receipts are in it
     */
    public record Line(String source, String method, Map<String, Long> counts, Instant asOf, int parts) {}

    /** The lines, by source. Where a source states both days and everything so far, the latter is taken. */
    public static List<Line> of(List<Statement> statements, List<Receipt> receipts) {
        List<Line> lines = new ArrayList<>();
        Map<String, List<Statement>> bySource = new TreeMap<>();
        wholeOrDays(statements)
                .forEach(each -> bySource.computeIfAbsent(family(each.source()), source -> new ArrayList<>())
                        .add(each));
        bySource.forEach((source, of) -> lines.add(new Line(
                source,
                "channel report",
                sum(of.stream().map(Statement::counts).toList()),
                of.stream().map(Statement::asOf).max(Instant::compareTo).orElseThrow(),
                of.size())));
        for (ReceiptKind kind : ReceiptKind.values()) {
            List<Receipt> of = receipts.stream()
                    .filter(each -> each.kind() == kind && !each.isWithdrawn())
                    .toList();
            if (!of.isEmpty()) {
                lines.add(new Line(
                        kind.words(),
                        "receipt",
                        sum(of.stream().map(Receipt::counts).toList()),
                        of.stream().map(Receipt::at).max(Instant::compareTo).orElseThrow(),
                        of.size()));
            }
        }
        return List.copyOf(lines);
    }

    /**
     * The name under which a source is summed: its first two parts. A third names one of several articles, whose figures
     * stand apart and belong together.
     */
    public static String family(String source) {
        int first = source.indexOf('.');
        int second = first < 0 ? -1 : source.indexOf('.', first + 1);
        return second < 0 ? source : source.substring(0, second);
    }

    private static List<Statement> wholeOrDays(List<Statement> statements) {
        Map<String, List<Statement>> bySubject = new LinkedHashMap<>();
        statements.forEach(each -> bySubject
                .computeIfAbsent(
                        String.join("|", each.campaignId(), each.workId(), each.channelId(), each.source()),
                        subject -> new ArrayList<>())
                .add(each));
        return bySubject.values().stream()
                .flatMap(some -> some.stream().anyMatch(each -> each.day() == null)
                        ? some.stream().filter(each -> each.day() == null)
                        : some.stream())
                .toList();
    }

    private static Map<String, Long> sum(List<Map<String, Long>> counts) {
        Map<String, Long> sum = new TreeMap<>();
        counts.forEach(each -> each.forEach((metric, value) -> sum.merge(metric, value, Long::sum)));
        return sum;
    }
}
