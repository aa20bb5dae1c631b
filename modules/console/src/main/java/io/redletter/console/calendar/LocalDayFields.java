package io.redletter.console.calendar;

import io.redletter.campaign.days.LocalDay;
import io.redletter.campaign.days.LocalDayText;
import io.redletter.campaign.days.LocalRule;
import io.redletter.console.web.Form;
import io.redletter.console.web.PageCall;
import io.redletter.platform.RefusedException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and fills the form for a unit's own day; the parts of each rule have fields of their own. */
final class LocalDayFields {
    private LocalDayFields() {}

    static LocalDayText read(PageCall call, Form form) {
        return new LocalDayText(
                form.filled("name").orElseThrow(() -> RefusedException.field("/name", "empty", call.t("form.empty"))),
                form.text("nameEn"),
                form.filled("kind").orElse("day"),
                rule(call, form),
                number(call, form, "firstYear"),
                number(call, form, "lastYear"),
                Arrays.stream(form.text("topics").split("[,，、\\s]+"))
                        .filter(topic -> !topic.isBlank())
                        .toList(),
                form.text("note"));
    }

    /** A new day begins with the day that was chosen on the sheet. */
    static Map<String, String> fresh(LocalDate date) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("type", "fixed");
        values.put("kind", "day");
        values.put("start", date.toString());
        values.put("end", date.toString());
        values.put("month", String.valueOf(date.getMonthValue()));
        values.put("n", String.valueOf(Math.min(4, (date.getDayOfMonth() + 6) / 7)));
        values.put("weekday", String.valueOf(date.getDayOfWeek().getValue()));
        values.put("offset", "0");
        values.put("days", "1");
        return values;
    }

    static Map<String, String> of(LocalDay day, LocalDate today) {
        LocalDayText text = day.text();
        LocalRule rule = text.rule();
        Map<String, String> values = fresh(today);
        values.put("name", text.name());
        values.put("nameEn", text.nameEn());
        values.put("kind", text.kind());
        values.put("note", text.note());
        values.put("topics", String.join(" ", text.topics()));
        values.put("type", rule.type());
        values.put("version", String.valueOf(day.version()));
        put(values, "firstYear", text.firstYear());
        put(values, "lastYear", text.lastYear());
        put(values, "start", date(rule.start(), today));
        put(values, "end", date(rule.end() == null ? rule.start() : rule.end(), today));
        put(values, "month", rule.month());
        put(values, "weekday", rule.weekday());
        put(values, "n", rule.n());
        put(values, "of", rule.of());
        put(values, "offset", rule.offset());
        put(values, "days", rule.days());
        return values;
    }

    private static LocalRule rule(PageCall call, Form form) {
        String type = form.filled("type").orElse("fixed");
        return switch (type) {
            case "once" -> LocalRule.once(day(call, form, "start"), day(call, form, "end"));
            case "fixed" -> new LocalRule(
                    type, monthDay(call, form, "start"), null, null, null, null, null, null, null);
            case "range" -> new LocalRule(
                    type,
                    monthDay(call, form, "start"),
                    monthDay(call, form, "end"),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
            case "nth-weekday" -> new LocalRule(
                    type,
                    null,
                    null,
                    number(call, form, "month"),
                    number(call, form, "weekday"),
                    number(call, form, "n"),
                    null,
                    null,
                    number(call, form, "days"));
            case "week-containing" -> new LocalRule(
                    type, monthDay(call, form, "start"), null, null, 1, null, null, null, null);
            default -> new LocalRule(
                    type,
                    null,
                    null,
                    null,
                    null,
                    null,
                    form.text("of"),
                    number(call, form, "offset"),
                    number(call, form, "days"));
        };
    }

    /** A browser's field for a day asks for a year too; the rule keeps month and day. */
    private static String monthDay(PageCall call, Form form, String field) {
        return day(call, form, field).toString().substring(5);
    }

    private static LocalDate day(PageCall call, Form form, String field) {
        try {
            return LocalDate.parse(form.text(field));
        } catch (DateTimeParseException notADay) {
            throw RefusedException.field("/" + field, "not-a-day", call.t("form.not-a-day"));
        }
    }

    private static @Nullable Integer number(PageCall call, Form form, String field) {
        String text = form.text(field);
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("-?\\d{1,4}")) {
            throw RefusedException.field("/" + field, "not-a-number", call.t("form.not-a-number"));
        }
        return Integer.valueOf(text);
    }

    private static @Nullable String date(@Nullable String text, LocalDate today) {
        return text == null || text.length() > 5 ? text : today.getYear() + "-" + text;
    }

    private static void put(Map<String, String> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
    }

    /** The kinds of rules a unit may choose, in the order of the form. */
    static final List<String> TYPES =
            List.of("fixed", "range", "nth-weekday", "week-containing", "offset-from", "once");
}
