package io.redletter.console.plans;

import io.redletter.campaign.proposal.DayValues;
import io.redletter.campaign.proposal.ItemChange;
import io.redletter.campaign.proposal.PlanItem;
import io.redletter.campaign.proposal.TargetValues;
import io.redletter.console.web.Form;
import io.redletter.console.web.PageCall;
import io.redletter.platform.RefusedException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills the form of an item, and reads it. */
final class ItemForms {
    private ItemForms() {}

    /** What the form begins with. */
    static Form values(PlanItem item) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("version", String.valueOf(item.version()));
        return switch (item.kind()) {
            case DAY -> day(values, item.values().theDay());
            case TARGET -> target(values, item.values().theTarget());
            case UNIT -> {
                values.put("name", item.values().theUnit().name());
                String parent = item.values().theUnit().parentId();
                values.put("parentId", parent == null ? item.unitId() : parent);
                yield Form.empty().starting(values);
            }
        };
    }

    /** What was typed, as a change. */
    static ItemChange change(PageCall call, PlanItem item, Form form) {
        Long version = form.filled("version")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .orElse(null);
        return switch (item.kind()) {
            case DAY -> ItemChange.ofDay(
                    version,
                    form.text("name"),
                    PlanAddAction.years(form),
                    new ItemChange.Dates(day(call, form, "start"), day(call, form, "end")),
                    !form.text("yearly").equals("no"),
                    form.text("goal"),
                    form.all("tags"));
            case TARGET -> ItemChange.ofTarget(version, target(call, form));
            case UNIT -> ItemChange.ofUnit(
                    version, form.text("name"), form.filled("parentId").orElse(null));
        };
    }

    private static Form day(Map<String, String> values, DayValues day) {
        values.put("name", day.name());
        values.put("goal", day.goal());
        values.put("yearly", day.yearly() ? "yes" : "no");
        values.put("start", day.start() == null ? "" : day.start().toString());
        values.put("end", day.end() == null ? "" : day.end().toString());
        Map<String, List<String>> many =
                Map.of("years", day.years().stream().map(String::valueOf).toList(), "tags", day.tags());
        return new Form(values, many, Map.of(), "");
    }

    private static Form target(Map<String, String> values, TargetValues target) {
        values.put("metric", target.metric());
        values.put("value", target.value().toPlainString());
        values.put(
                "valueMax", target.valueMax() == null ? "" : target.valueMax().toPlainString());
        values.put("comparator", target.comparator());
        values.put("unit", target.unit());
        values.put("period", target.period());
        values.put("responsible", target.responsible());
        values.put("ownerUnitId", target.ownerUnitId() == null ? "" : target.ownerUnitId());
        values.put("firstYear", target.firstYear() == null ? "" : String.valueOf(target.firstYear()));
        values.put("lastYear", target.lastYear() == null ? "" : String.valueOf(target.lastYear()));
        return Form.empty().starting(values);
    }

    private static ItemChange.TargetWords target(PageCall call, Form form) {
        return new ItemChange.TargetWords(
                form.text("metric"),
                number(call, form, "value"),
                form.filled("valueMax").isEmpty() ? null : number(call, form, "valueMax"),
                form.text("comparator"),
                form.text("unit"),
                form.text("period"),
                form.text("responsible"),
                form.text("ownerUnitId"),
                year(call, form, "firstYear"),
                year(call, form, "lastYear"));
    }

    static BigDecimal number(PageCall call, Form form, String field) {
        String text = form.text(field).replace(",", "");
        if (!text.matches("\\d{1,16}(?:\\.\\d{1,6})?")) {
            throw RefusedException.field("/" + field, "not-a-number", call.t("form.not-a-number"));
        }
        return new BigDecimal(text);
    }

    static int year(PageCall call, Form form, String field) {
        String text = form.text(field);
        if (!text.matches("\\d{4}")) {
            throw RefusedException.field("/" + field, "not-a-year", call.t("form.not-a-year"));
        }
        return Integer.parseInt(text);
    }

    private static @Nullable LocalDate day(PageCall call, Form form, String field) {
        if (form.filled(field).isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(form.text(field));
        } catch (DateTimeParseException notADay) {
            throw RefusedException.field("/" + field, "not-a-day", call.t("form.not-a-day"));
        }
    }
}
