package io.redletter.campaign.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.redletter.platform.json.Json;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan says, each kind in the order of the text.
 *
 * @param days every occasion once
 * @param targets every promise once
 * @param units every unit that has something to do, once
 * @param tags every channel, audience and content type, wherever it is named
 */
public record PlanReading(List<FoundDay> days, List<FoundTarget> targets, List<FoundUnit> units, List<FoundTag> tags) {

    public PlanReading {
        days = List.copyOf(days);
        targets = List.copyOf(targets);
        units = List.copyOf(units);
        tags = List.copyOf(tags);
    }

    /** The reading as the JSON text that {@code plan read --format json} prints. */
    public String json() {
        return Json.text(new Shape(
                days.stream().map(DayShape::of).toList(),
                targets.stream().map(TargetShape::of).toList()));
    }

    /** The outer object. */
    private record Shape(List<DayShape> days, List<TargetShape> targets) {}

    /** A day as others read it; an unknown one says {@code "id":null}. */
    private record DayShape(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String id,
            String canonical,
            String kind,
            String nameInText,
            int line) {

        static DayShape of(FoundDay day) {
            return new DayShape(day.id(), day.canonical(), day.kind(), day.nameInText(), day.line());
        }
    }

    /** A target as others read it. */
    private record TargetShape(
            String quote,
            String metric,
            BigDecimal value,
            String comparator,
            String unit,
            String period,
            String responsible,
            int line) {

        static TargetShape of(FoundTarget target) {
            return new TargetShape(
                    target.quote(),
                    target.metric(),
                    target.value(),
                    target.comparator(),
                    target.unit(),
                    target.period(),
                    target.responsible(),
                    target.line());
        }
    }
}
