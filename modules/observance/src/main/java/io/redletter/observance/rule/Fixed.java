package io.redletter.observance.rule;

import java.time.MonthDay;
import java.util.List;

/** The same day every year, such as 六五环境日 on 5 June. */
public record Fixed(MonthDay day) implements Rule {

    public Fixed {
        Check.everyYear(day);
    }

    @Override
    public List<Span> spans(int year, Setting setting) {
        return List.of(Span.of(day.atYear(year), 1));
    }

    @Override
    public String text() {
        return "fixed " + Check.text(day);
    }
}
