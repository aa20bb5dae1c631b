package io.redletter.campaign.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a person found in a plan: its days and its targets, with what else would be right. */
record Annotation(List<Day> days, List<Target> targets) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A day; an ambiguous one counts neither as missed nor as wrongly found. */
    record Day(List<String> canonical, boolean ambiguous) {}

    /** A target, with every answer that is right for each of its fields. */
    record Target(
            List<String> quotes,
            BigDecimal value,
            @Nullable BigDecimal valueMax,
            List<String> comparators,
            List<String> units,
            List<String> periods,
            List<String> responsible,
            boolean inferred,
            boolean ambiguous) {}

    static Annotation of(Path file) {
        try {
            JsonNode root = JSON.readTree(Files.readString(file));
            List<Day> days = new ArrayList<>();
            root.path("days").forEach(day -> days.add(day(day)));
            List<Target> targets = new ArrayList<>();
            root.path("targets").forEach(target -> targets.add(target(target)));
            return new Annotation(days, targets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Day day(JsonNode day) {
        return new Day(
                either(day, "canonical", "canonical_also_ok"),
                day.path("ambiguous").asBoolean());
    }

    private static Target target(JsonNode target) {
        return new Target(
                either(target, "quote", "also_quoted"),
                target.path("value").decimalValue(),
                target.has("value_max") ? target.path("value_max").decimalValue() : null,
                either(target, "comparator", "comparator_also_ok"),
                either(target, "unit", "unit_also_ok"),
                either(target, "period", "period_also_ok"),
                either(target, "responsible", "responsible_also_ok"),
                target.has("responsible_inferred"),
                target.path("ambiguous").asBoolean());
    }

    private static List<String> either(JsonNode node, String key, String others) {
        List<String> words = new ArrayList<>();
        words.add(node.path(key).asText());
        JsonNode more = node.path(others);
        if (more.isTextual()) {
            words.add(more.asText());
        }
        more.forEach(other -> words.add(other.asText()));
        return words;
    }

    /** The annotations of a folder. */
    static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
