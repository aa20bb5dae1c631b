package io.redletter.observance.rule;

import java.util.List;

/**
 * Each place or school sets its own date, such as 企业开放日: there is none until someone enters it.
 *
 * @param typical the habit in words, shown to the planner
 */
public record LocallySet(String typical) implements Rule {

    @Override
    public List<Span> spans(int year, Setting setting) {
        return List.of();
    }

    @Override
    public String text() {
        return "set locally";
    }
}
