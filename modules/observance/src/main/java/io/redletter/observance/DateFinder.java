package io.redletter.observance;

import io.redletter.observance.rule.Rule;
import io.redletter.observance.rule.Setting;
import io.redletter.observance.rule.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Finds an observance's dates in a year: what a notice said, and else what the rule says. */
record DateFinder(Almanac almanac, Optional<String> region) implements Setting {

    List<ObservedDate> dates(Observance observance, int year) {
        if (!observance.isHeldIn(year)) {
            return List.of();
        }
        Notice notice = observance.notices().get(year);
        if (notice == null) {
            return byRule(observance, year, Optional.empty());
        }
        LocalDate start = notice.start();
        return start == null
                ? byRule(observance, year, Optional.of(notice.status()))
                : List.of(byNotice(observance, year, notice, start));
    }

    @Override
    public List<Span> spansOf(String id, int year) {
        return almanac.find(id).map(parent -> dates(parent, year)).orElse(List.of()).stream()
                .filter(date -> date.status() != Status.CANCELLED)
                .map(date -> new Span(date.start(), date.end(), date.status() != Status.EXPECTED))
                .toList();
    }

    private List<ObservedDate> byRule(Observance observance, int year, Optional<Status> noticed) {
        Rule rule = observance.ruleIn(year).orElse(null);
        if (rule == null) {
            return List.of();
        }
        return rule.spans(year, this).stream()
                .map(span -> new ObservedDate(
                        observance.id(),
                        observance.name(),
                        span.start(),
                        span.end(),
                        noticed.orElse(span.sure() ? Status.BY_RULE : Status.EXPECTED),
                        rule.text()))
                .toList();
    }

    private static ObservedDate byNotice(Observance observance, int year, Notice notice, LocalDate start) {
        LocalDate end = notice.end();
        String source = "notice " + year + (end == null ? ", last day not known" : "");
        return new ObservedDate(
                observance.id(), observance.name(), start, end == null ? start : end, notice.status(), source);
    }
}
