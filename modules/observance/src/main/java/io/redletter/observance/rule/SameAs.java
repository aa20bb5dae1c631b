package io.redletter.observance.rule;

import java.util.List;

/** The dates of another observance, sure or not as they are there, such as 市场监管科技周 inside 全国科技活动周. */
public record SameAs(String parent) implements Rule {

    @Override
    public List<Span> spans(int year, Setting setting) {
        return setting.spansOf(parent, year);
    }

    @Override
    public String text() {
        return "same as " + parent;
    }

    @Override
    public List<String> leansOn() {
        return List.of(parent);
    }
}
