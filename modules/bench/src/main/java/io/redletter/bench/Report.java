package io.redletter.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.redletter.platform.json.Json;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a benchmark found: a table for people, and as its last line one JSON object for programs. Built row by row; not safe to
 * share.
 */
public final class Report {
    private final String bench;
    private final ObjectNode json = Json.MAPPER.createObjectNode();
    private final List<Row> rows = new ArrayList<>();
    private boolean ok = true;

    /** @param bench the name of the benchmark */
    public Report(String bench) {
        this.bench = bench;
        json.put("bench", bench);
    }

    /** A line of the table. */
    private record Row(String what, String figure, String remark) {}

    /** Ours against the baseline of the same run; both in {@code unit}. The ratio is ours divided by the baseline. */
    public Report compare(String unit, double ours, double baseline) {
        json.put("ours", rounded(ours)).put("baseline", rounded(baseline)).put("ratio", rounded(ours / baseline));
        json.put("unit", unit);
        figure("ours", ours, unit, "");
        figure("baseline", baseline, unit, "");
        return figure("ratio", ours / baseline, "", "");
    }

    /** A figure printed for people. */
    public Report figure(String what, double value, String unit, String remark) {
        rows.add(new Row(what, number(value) + (unit.isEmpty() ? "" : " " + unit), remark));
        return this;
    }

    /** A number of things, for people and for programs: {@code sentAgain} is printed as "sent again". */
    public Report count(String name, long count) {
        json.put(name, count);
        String words = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        rows.add(new Row(words, String.format(Locale.ROOT, "%,d", count), ""));
        return this;
    }

    /** A line of words for people. */
    public Report words(String what, String words) {
        rows.add(new Row(what, words, ""));
        return this;
    }

    /** A field for programs. */
    public Report field(String name, double value) {
        json.put(name, rounded(value));
        return this;
    }

    /** A field for programs. */
    public Report field(String name, String value) {
        json.put(name, value);
        return this;
    }

    /** A promise, or a ratio that is asked for: where it does not hold, the run is not ok. */
    public Report promise(String what, boolean holds) {
        rows.add(new Row(what, holds ? "ok" : "NOT MET", ""));
        ok &= holds;
        return this;
    }

    /** An absolute goal: told beside the figure, it decides nothing, since machines differ. */
    public Report goal(String what, double value, double atMost, String unit) {
        json.put(what, rounded(value));
        return figure(
                what, value, unit, (value <= atMost ? "within the goal of " : "MISSES the goal of ") + number(atMost));
    }

    /** Prints it. @return the exit code */
    public int print(PrintWriter out) {
        out.println(bench);
        rows.forEach(row -> out.printf(Locale.ROOT, "  %-44s %16s  %s%n", row.what(), row.figure(), row.remark()));
        json.put("ok", ok);
        out.println(Json.text(json));
        out.flush();
        return ok ? 0 : 1;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 1 ? "%,.2f" : "%,.4f", value);
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
