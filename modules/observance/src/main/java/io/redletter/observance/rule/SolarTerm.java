package io.redletter.observance.rule;

import java.util.List;

/**
 * The day, by Beijing time, on which the sun enters one of the 24 terms, such as 中国农民丰收节 at 秋分.
 *
 * @param term the term's Chinese name
 */
public record SolarTerm(String term) implements Rule {

    private static final List<String> TERMS = List.of(
            "小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至", "小暑", "大暑", "立秋", "处暑", "白露", "秋分",
            "寒露", "霜降", "立冬", "小雪", "大雪", "冬至");

    public SolarTerm {
        if (!TERMS.contains(term)) {
            throw new IllegalArgumentException("term: " + term + " (expected: one of " + TERMS + ")");
        }
    }

    @Override
    public List<Span> spans(int year, Setting setting) {
        return List.of(Span.of(ChineseCalendar.term(year, term), 1));
    }

    @Override
    public String text() {
        return "solar term " + term;
    }
}
