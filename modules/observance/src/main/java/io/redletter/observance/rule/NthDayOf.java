package io.redletter.observance.rule;

import java.time.LocalDate;
import java.util.List;

/**
 * One day of another observance, such as 全国低碳日 on the third day of 全国节能宣传周.
 *
 * @param n 1 for its first day; a parent shorter than that, or of unknown end, is counted on
 */
public record NthDayOf(String parent, int n) implements Rule {

    public NthDayOf {
        Check.between("n", n, 1, 31);
    }

    @Override
    public List<Span> spans(int year, Setting setting) {
        return setting.spansOf(parent, year).stream().map(this::dayOf).toList();
    }

    @Override
    public String text() {
        return "day " + n + " of " + parent;
    }

    @Override
    public List<String> leansOn() {
        return List.of(parent);
    }

    private Span dayOf(Span span) {
        LocalDate day = span.start().plusDays(n - 1L);
        return new Span(day, day, span.sure());
    }
}
