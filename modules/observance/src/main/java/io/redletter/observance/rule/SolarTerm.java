package io.redletter.observance.rule;

import com.nlf.calendar.Lunar;
import com.nlf.calendar.Solar;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The day, by Beijing time, on which the sun enters one of the 24 terms, such as 中国农民丰收节 at 秋分.
 *
 * @param term the term's Chinese name
 */
public record SolarTerm(String term) implements Rule {

    private static final List<String> TERMS = List.of(
            "小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至", "小暑", "大暑", "立秋", "处暑", "白露", "秋分",
            "寒露", "霜降", "立冬", "小雪", "大雪", "冬至");

    /** A lunar month in the middle of the year: its table holds every term of the Gregorian year. */
    private static final int MIDSUMMER = 6;

    public SolarTerm {
        if (!TERMS.contains(term)) {
            throw new IllegalArgumentException("term: " + term + " (expected: one of " + TERMS + ")");
        }
    }

    @Override
    public List<Span> spans(int year, Setting setting) {
        Solar moment = Objects.requireNonNull(
                Lunar.fromYmd(year, MIDSUMMER, 1).getJieQiTable().get(key()), term);
        LocalDate day = LocalDate.of(moment.getYear(), moment.getMonth(), moment.getDay());
        return List.of(Span.of(day, 1));
    }

    @Override
    public String text() {
        return "solar term " + term;
    }

    /** The table runs from one winter solstice to the next; the one of this year's December has its own key. */
    private String key() {
        return term.equals("冬至") ? "DONG_ZHI" : term;
    }
}
