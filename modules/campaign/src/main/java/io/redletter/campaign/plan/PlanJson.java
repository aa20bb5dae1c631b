package io.redletter.campaign.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.redletter.platform.json.Json;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reading as others read it: days and targets in the agreed shape, then units and tags. */
final class PlanJson {

    private PlanJson() {}

    static String of(PlanReading reading) {
        return Json.text(new Shape(
                reading.days().stream().map(DayShape::of).toList(),
                reading.targets().stream().map(TargetShape::of).toList(),
                reading.units().stream().map(UnitShape::of).toList(),
                reading.tags().stream().map(FoundTag::tag).distinct().toList()));
    }

    private record Shape(List<DayShape> days, List<TargetShape> targets, List<UnitShape> units, List<String> tags) {}

    /** A day; an unknown one says {@code "id":null}. */
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

    /** A target; {@code value_max} only where it is a range. */
    private record TargetShape(
            String quote,
            String metric,
            BigDecimal value,
            @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("value_max") @Nullable BigDecimal valueMax,
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
                    target.valueMax(),
                    target.comparator(),
                    target.unit(),
                    target.period(),
                    target.responsible(),
                    target.line());
        }
    }

    private record UnitShape(String name, String role, int line) {

        static UnitShape of(FoundUnit unit) {
            return new UnitShape(unit.name(), unit.role(), unit.places().get(0).line());
        }
    }
}
