package io.redletter.console.calendar;

import io.redletter.campaign.days.DayBook;
import io.redletter.campaign.days.LocalRule;
import io.redletter.console.web.PageCall;
import org.jspecify.annotations.Nullable;

/** A unit's rule in the reader's words. */
final class RuleWords {
    private RuleWords() {}

    static String of(PageCall call, LocalRule rule, DayBook book) {
        int days = rule.days() == null ? 1 : rule.days();
        String length = days == 1 ? "" : call.t("rule.length", days);
        return switch (rule.type()) {
            case "once", "range" -> rule.end() == null || rule.end().equals(rule.start())
                    ? call.t("rule." + rule.type() + ".day", text(rule.start()))
                    : call.t("rule." + rule.type() + ".text", text(rule.start()), text(rule.end()));
            case "fixed" -> call.t("rule.fixed.text", text(rule.start()));
            case "nth-weekday" -> call.t(
                            "rule.nth-weekday.text",
                            text(rule.month()),
                            text(rule.n()),
                            call.t("weekday." + text(rule.weekday())))
                    + length;
            case "week-containing" -> call.t("rule.week-containing.text", text(rule.start()));
            case "offset-from" -> call.t(
                            rule.offset() != null && rule.offset() < 0 ? "rule.offset.before" : "rule.offset.after",
                            parent(call, rule, book),
                            Math.abs(rule.offset() == null ? 0 : rule.offset()))
                    + length;
            default -> rule.type();
        };
    }

    private static String parent(PageCall call, LocalRule rule, DayBook book) {
        return book.find(text(rule.of()))
                .map(day -> call.words().isChinese() ? day.name() : day.nameEn())
                .orElse(text(rule.of()));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
