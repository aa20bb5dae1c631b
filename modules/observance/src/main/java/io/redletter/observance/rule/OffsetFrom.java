package io.redletter.observance.rule;

import java.time.LocalDate;
import java.util.List;

/**
 * So many days after (or before) the first day of another observance.
 *
 * @param offset days to add, negative for before; at most a year either way
 * @param days how many days from that one on, 1 to 31
 */
public record OffsetFrom(String parent, int offset, int days) implements Rule {

    public OffsetFrom {
        Check.between("offset", offset, -366, 366);
        Check.between("days", days, 1, 31);
    }

    @Override
    public List<Span> spans(int year, Setting setting) {
        return setting.spansOf(parent, year).stream().map(this::shifted).toList();
    }

    @Override
    public String text() {
        return parent + (offset < 0 ? " - " : " + ") + Math.abs(offset) + " d" + Check.length(days);
    }

    @Override
    public List<String> leansOn() {
        return List.of(parent);
    }

    private Span shifted(Span span) {
        LocalDate first = span.start().plusDays(offset);
        return new Span(first, first.plusDays(days - 1L), span.sure());
    }
}
