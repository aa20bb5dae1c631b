package io.redletter.observance.rule;

import java.util.Comparator;
import java.util.List;

/** Several times a year, such as 世界候鸟日 in May and in October. */
public record Multi(List<Rule> rules) implements Rule {

    public Multi {
        Check.notEmpty("rules", rules.size());
        rules = List.copyOf(rules);
    }

    @Override
    public List<Span> spans(int year, Setting setting) {
        return rules.stream()
                .flatMap(rule -> rule.spans(year, setting).stream())
                .sorted(Comparator.comparing(Span::start))
                .toList();
    }

    @Override
    public String text() {
        return String.join("; ", rules.stream().map(Rule::text).toList());
    }

    @Override
    public List<String> leansOn() {
        return rules.stream().flatMap(rule -> rule.leansOn().stream()).toList();
    }
}
