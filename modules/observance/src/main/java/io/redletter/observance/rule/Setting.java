package io.redletter.observance.rule;

import java.util.List;
import java.util.Optional;

/** What a rule may ask of the calendar around it. */
public interface Setting {

    /** The province the answer is for, as people write it (湖北, 湖北省, 湖北省鄂州市); empty for the whole country. */
    Optional<String> region();

    /** The dates of another observance in that year, notices included; empty if it is cancelled or has none. */
    List<Span> spansOf(String id, int year);
}
