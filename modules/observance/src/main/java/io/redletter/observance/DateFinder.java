package io.redletter.observance;

import io.redletter.observance.rule.Rule;
import io.redletter.observance.rule.Setting;
import io.redletter.observance.rule.Span;
import java.time.LocalDate;
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
        return notice == null || start == null
                ? byRule(observance, year, notice)
                : List.of(byNotice(observance, year, notice, start));
    }

    @Override
    public List<Span> spansOf(String id, int year) {
        return almanac.find(id).map(parent -> dates(parent, year)).orElse(List.of()).stream()
                .filter(date -> date.status() != Status.CANCELLED)
                .map(date -> new Span(date.start(), date.end(), date.status() != Status.EXPECTED))
                .toList();
    }

    /** Where the rule has it: nothing was said, or only that it is not held, or what was said was taken back. */
    private List<ObservedDate> byRule(Observance observance, int year, @Nullable Notice notice) {
        Rule rule = observance.ruleIn(year).orElse(null);
        if (rule == null) {
            return List.of();
        }
        Notice said = notice == null || notice.isWithdrawn() ? null : notice;
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
