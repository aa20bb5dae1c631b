package io.redletter.reach;

import io.redletter.reach.ReachAnswer.Group;
import io.redletter.reach.ReachAnswer.Point;
import io.redletter.reach.ReachAnswer.Range;
import io.redletter.reach.count.Windows;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * An answer as a table that spreadsheets open: UTF-8 with its mark, so that Chinese is read right; groups if some were asked
 * for, else the series, else one line. No cell begins as a formula does.
 */
final class ReachCsv {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(Windows.ZONE);

    private ReachCsv() {}

    static String of(ReachAnswer answer) {
        List<Group> groups = answer.groups();
        Range range = answer.range();
        List<Point> series = range == null ? null : range.series();
        List<Row> rows = new ArrayList<>();
        if (groups != null) {
            groups.forEach(group -> rows.add(new Row(group.id(), group.counts())));
        } else if (series != null) {
            series.forEach(point -> rows.add(new Row(TIME.format(point.t()), point.counts())));
        } else {
            rows.add(new Row(answer.scope(), range == null ? answer.totals() : range.counts()));
        }
        String first = groups != null ? "分组 group" : series != null ? "时间(北京时间) time (Asia/Shanghai)" : "范围 scope";
        return table(first, rows);
    }

    private record Row(String name, Map<String, Long> counts) {}

    private static String table(String first, List<Row> rows) {
        TreeSet<String> metrics = new TreeSet<>();
        rows.forEach(row -> metrics.addAll(row.counts().keySet()));
        StringBuilder text = new StringBuilder("\uFEFF").append(cell(first));
        metrics.forEach(metric -> text.append(',').append(cell(metric)));
        text.append("\r\n");
        rows.forEach(row -> {
            text.append(cell(row.name()));
            metrics.forEach(metric -> text.append(',').append(row.counts().getOrDefault(metric, 0L)));
            text.append("\r\n");
        });
        return text.toString();
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("[^\",\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
