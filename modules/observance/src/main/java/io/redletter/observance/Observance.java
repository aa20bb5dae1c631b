package io.redletter.observance;

import io.redletter.observance.rule.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One occasion of the calendar: what it is called, who holds it, by which rule it falls, and what notices said.
 *
 * @param id lower-case words joined by dashes; never changes, campaigns keep it
 * @param name the Chinese name
 * @param nameEn the English name
 * @param planName the name plan documents are indexed under, or null if it is {@code name}
 * @param aliases other Chinese names and spellings
 * @param topics short words such as {@code water}; {@code solemn} asks for a quiet tone
 * @param organisers who calls for it, the lead first; may be empty
 * @param rules at least one, in order of time, not overlapping
 * @param firstYear the first year it was held, or null if unknown
 * @param lastYear the last year it was held, or null while it lives
 * @param notices known dates by year
 * @param noticeLeadDays how many days before the first day the notice came, where seen
 * @param basis the law, decision or habit it rests on; may be empty
 * @param confidence how sure we are of this entry
 * @param note what a planner should know; may be empty
 * @param revision how often its rules were changed since it was entered; 0 for the file's
 */
public record Observance(
        String id,
        String name,
        String nameEn,
        @Nullable String planName,
        Kind kind,
        Scope scope,
        List<String> aliases,
        List<String> topics,
        List<String> organisers,
        List<DatedRule> rules,
        @Nullable Integer firstYear,
        @Nullable Integer lastYear,
        Map<Integer, Notice> notices,
        List<Integer> noticeLeadDays,
        String basis,
        Confidence confidence,
        String note,
        int revision) {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public Observance {
        require(ID.matcher(id).matches(), "id: " + id + " (expected: lower-case words joined by dashes)");
        require(!name.isBlank(), "name: empty (expected: the Chinese name)");
        require(!nameEn.isBlank(), "name-en: empty (expected: the English name)");
        require(!rules.isEmpty(), "rules: none (expected: at least one)");
        require(
                firstYear == null || lastYear == null || firstYear <= lastYear,
                "last-year: " + lastYear + " (expected: " + firstYear + " or later)");
        aliases = List.copyOf(aliases);
        topics = List.copyOf(topics);
        organisers = List.copyOf(organisers);
        rules = List.copyOf(rules);
        notices = Map.copyOf(notices);
        noticeLeadDays = List.copyOf(noticeLeadDays);
        for (int i = 1; i < rules.size(); i++) {
            require(
                    rules.get(i - 1).isBefore(rules.get(i)),
                    "rules: no. " + (i + 1) + " begins before no. " + i + " ends");
        }
        for (int year : notices.keySet()) {
            require(
                    (firstYear == null || firstYear <= year) && (lastYear == null || year <= lastYear),
                    "notices: " + year + " (expected: a year in which it is held)");
        }
    }

    /** One as the file has it. */
    Observance(
            String id,
            String name,
            String nameEn,
            @Nullable String planName,
            Kind kind,
            Scope scope,
            List<String> aliases,
            List<String> topics,
            List<String> organisers,
            List<DatedRule> rules,
            @Nullable Integer firstYear,
            @Nullable Integer lastYear,
            Map<Integer, Notice> notices,
            List<Integer> noticeLeadDays,
            String basis,
            Confidence confidence,
            String note) {
        this(
                id,
                name,
                nameEn,
                planName,
                kind,
                scope,
                aliases,
                topics,
                organisers,
                rules,
                firstYear,
                lastYear,
                notices,
                noticeLeadDays,
                basis,
                confidence,
                note,
                0);
    }

    /** Whether it exists in that year; a cancelled year still counts. */
    public boolean isHeldIn(int year) {
        return (firstYear == null || firstYear <= year) && (lastYear == null || year <= lastYear);
    }

    /** The rule for that year, if one is known. */
    public Optional<Rule> ruleIn(int year) {
        for (DatedRule dated : rules) {
            if (dated.holdsIn(year)) {
                return Optional.of(dated.rule());
            }
        }
        return Optional.empty();
    }

    /** The same, with these notices instead of the file's where both speak of a year; a withdrawn one frees the file's. */
    Observance with(Map<Integer, Notice> entered) {
        Map<Integer, Notice> all = new HashMap<>(notices);
        entered.forEach((year, notice) -> all.merge(
                year, notice, (ofFile, newer) -> newer.isWithdrawn() ? ofFile.counted(newer.sequence()) : newer));
        return new Observance(
                id,
                name,
                nameEn,
                planName,
                kind,
                scope,
                aliases,
                topics,
                organisers,
                rules,
                firstYear,
                lastYear,
                all,
                noticeLeadDays,
                basis,
                confidence,
                note,
                revision);
    }

    /** The name plan documents are indexed under. */
    public String canonicalName() {
        return planName == null ? name : planName;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
