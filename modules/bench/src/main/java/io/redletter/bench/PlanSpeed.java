package io.redletter.bench;

import io.redletter.campaign.plan.PlanReader;
import io.redletter.observance.Almanac;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading a plan of 12,000 characters, and as a measure of the machine: one pattern looked for in the same text. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class PlanSpeed {
    static final int CHARACTERS = 12_000;
    private static final Pattern NUMBERS = Pattern.compile("[0-9一二三四五六七八九十百千万两半]+[^0-9一二三四五六七八九十百千万两半]");

    /** The file of days. */
    @Param("config/observances.yaml")
    public String days;

    /** A plan, repeated until it is long enough. */
    @Param("config/demo/plan.txt")
    public String plan;

    private PlanReader reader;
    private String text;

    /** Reads both files, once. */
    @Setup
    public void load() throws IOException {
        reader = new PlanReader(Almanac.load(Path.of(days)));
        text = text(Path.of(plan));
    }

    static String text(Path plan) throws IOException {
        StringBuilder text = new StringBuilder(CHARACTERS);
        String once = Files.readString(plan);
        while (text.length() < CHARACTERS) {
            text.append(once).append('\n');
        }
        text.setLength(CHARACTERS);
        return text.toString();
    }

    /** Ours: days and targets of the plan. */
    @Benchmark
    public Object ours() {
        return reader.read(text);
    }

    /** The baseline. */
    @Benchmark
    public int baseline() {
        Matcher numbers = NUMBERS.matcher(text);
        int found = 0;
        while (numbers.find()) {
            found++;
        }
        return found;
    }
}
