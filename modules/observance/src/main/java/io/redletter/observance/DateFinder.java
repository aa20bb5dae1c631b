package io.redletter.observance;

import io.redletter.observance.rule.Rule;
import io.redletter.observance.rule.Setting;
import io.redletter.observance.rule.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds an observance's dates in a year: what a notice said, and else what the rule says. */
record DateFinder(Almanac almanac, Optional<String> region) implements Setting {

    List<ObservedDate> dates(Observance observance, int year) {
        if (!observance.isHeldIn(year)) {
            return List.of();
        }
        Notice notice = observance.notices().get(year);
        LocalDate start = notice == null ? null : notice.start();
        List<ObservedDate> byRule = byRule(observance, year, notice);
        if (notice == null || start == null) {
            return byRule;
        }
        ObservedDate said = byNotice(observance, year, notice, start);
        return byRule.size() < 2 ? List.of(said) : inPlaceOfNearest(byRule, said);
    }

    @Override
    public List<Span> spansOf(String id, int year) {
        return almanac.find(id).map(parent -> dates(parent, year)).orElse(List.of()).stream()
                .filter(date -> date.status() != Status.CANCELLED)
                .map(date -> new Span(date.start(), date.end(), date.status() != Status.EXPECTED))
                .toList();
    }

    /** A day of several times a year keeps the others, and their order: calendars number them by it. */
    private static List<ObservedDate> inPlaceOfNearest(List<ObservedDate> byRule, ObservedDate said) {
        ObservedDate nearest = ObservedDate.nearest(byRule, said.start()).orElseThrow();
        List<ObservedDate> dates = new ArrayList<>(byRule);
        dates.set(byRule.indexOf(nearest), said);
        return List.copyOf(dates);
    }

    /** Where the rule has it: nothing was said, or of another time of that year, or only that it is not held. */
    private List<ObservedDate> byRule(Observance observance, int year, @Nullable Notice notice) {
        Rule rule = observance.ruleIn(year).orElse(null);
        if (rule == null) {
            return List.of();
        }
        Notice said = notice == null || notice.isWithdrawn() || notice.start() != null ? null : notice;
        int sequence = sequence(observance, year, notice);
        String text = almanac.text(rule);
        return rule.spans(year, this).stream()
                .map(span -> new ObservedDate(
                        observance.id(),
                        observance.name(),
                        span.start(),
                        span.end(),
                        said != null ? said.status() : span.sure() ? Status.BY_RULE : Status.EXPECTED,
                        text,
                        said,
                        sequence))
                .toList();
    }

    private ObservedDate byNotice(Observance observance, int year, Notice notice, LocalDate start) {
        LocalDate end = notice.end();
        String source = "notice " + year + (end == null ? ", last day not known" : "");
        return new ObservedDate(
                observance.id(),
                observance.name(),
                start,
                end == null ? start : end,
                notice.status(),
                source,
                notice,
                sequence(observance, year, notice));
    }

    /** Its own changes and those of all it leans on: a sum, since a sum never falls. */
    private int sequence(Observance observance, int year, @Nullable Notice notice) {
        int sum = observance.revision() + (notice == null ? 0 : notice.sequence());
        for (String parent : almanac.leaning().parentsOf(observance.id())) {
            sum += almanac.changesOf(parent, year);
        }
        return sum;
    }
}
