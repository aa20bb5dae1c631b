package io.redletter.campaign.days;

import io.redletter.observance.Almanac;
import io.redletter.observance.Coded;
import io.redletter.observance.Kind;
import io.redletter.observance.rule.Rule;
import io.redletter.platform.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a unit says of a day of its own.
 *
 * @param name the Chinese name
 * @param nameEn the English name; the Chinese one where empty
 * @param kind {@code day}, {@code week}, {@code month} or {@code programme}
 * @param firstYear the first year it is held, or null
 * @param lastYear the last year it is held, or null
 * @param topics short words; may be empty
 * @param note what a planner should know; may be empty
 */
public record LocalDayText(
        String name,
        String nameEn,
        String kind,
        LocalRule rule,
        @Nullable Integer firstYear,
        @Nullable Integer lastYear,
        List<String> topics,
        String note) {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_NOTE = 500;
    private static final int MOST_TOPICS = 10;

    public LocalDayText {
        topics = List.copyOf(topics);
    }

    /** A day with nothing but its name and rule. */
    public static LocalDayText of(String name, LocalRule rule) {
        return new LocalDayText(name, "", "day", rule, null, null, List.of(), "");
    }

    /**
     * The same, checked and trimmed.
     *
     * @param file the days that everybody has, on which its rule may lean
     * @throws RefusedException naming the field
     */
    LocalDayText checked(Almanac file) {
        text("name", name, 1, LONGEST_NAME);
        text("nameEn", nameEn, 0, 2 * LONGEST_NAME);
        text("note", note, 0, LONGEST_NOTE);
        if (topics.size() > MOST_TOPICS || topics.stream().anyMatch(topic -> topic.isBlank() || topic.length() > 40)) {
            throw refused("topics", "最多 " + MOST_TOPICS + " 个短词 (expected: at most " + MOST_TOPICS + " short words)");
        }
        Kind known = Coded.find(Kind.class, kind)
                .orElseThrow(() -> refused("kind", "应为 day、week、month 或 programme (expected: one of these)"));
        Rule checked = rule.rule();
        rule.check(known);
        checked.leansOn().stream()
                .filter(parent -> file.find(parent).isEmpty())
                .findFirst()
                .ifPresent(parent -> {
                    throw refused("rule/of", "日历里没有 " + parent + " (no such day)");
                });
        rule.once().ifPresent(LocalDayText::checkOnce);
        if (firstYear != null && lastYear != null && lastYear < firstYear) {
            throw refused("lastYear", "早于第一年 " + firstYear + " (before the first year)");
        }
        return new LocalDayText(
                name.strip(),
                nameEn.strip(),
                kind,
                rule,
                firstYear,
                lastYear,
                topics.stream().map(String::strip).toList(),
                note.strip());
    }

    private static void checkOnce(LocalRule.Once once) {
        if (once.start().getYear() < Almanac.FIRST_YEAR || once.start().getYear() > Almanac.LAST_YEAR) {
            throw refused("rule/start", "日历里没有这一年 (no such year in the almanac)");
        }
    }

    private static void text(String field, String value, int least, int most) {
        int length = value.strip().length();
        if (length < least || length > most) {
            throw refused(
                    field, "要 " + least + " 到 " + most + " 个字 (expected: " + least + " to " + most + " characters)");
        }
    }

    private static RefusedException refused(String field, String message) {
        return RefusedException.field("/" + field, "invalid-field", "/" + field + ": " + message);
    }
}
