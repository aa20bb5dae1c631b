package io.redletter.observance.rule;

import java.util.List;

/**
 * A name as some document wrote it, which may mean one of several days, such as 全国土壤日. It has no date until the
 * document's author says which.
 *
 * @param candidates ids of the observances it may mean, likeliest first
 */
public record Unresolved(List<String> candidates) implements Rule {

    public Unresolved {
        Check.notEmpty("candidates", candidates.size());
        candidates = List.copyOf(candidates);
    }

    @Override
    public List<Span> spans(int year, Setting setting) {
        return List.of();
    }

    @Override
    public String text() {
        return "unclear: " + String.join(" or ", candidates);
    }

    @Override
    public List<String> leansOn() {
        return candidates;
    }
}
