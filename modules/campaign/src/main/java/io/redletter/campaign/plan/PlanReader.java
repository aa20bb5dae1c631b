package io.redletter.campaign.plan;

import io.redletter.observance.Almanac;
import java.util.List;

/** Reads plans with the days of an almanac. Immutable and safe to share; a plan of 20 pages takes milliseconds. */
public final class PlanReader {

    /** So many characters are a few hundred pages; a longer text is refused. */
    public static final int LONGEST = 200_000;

    private final DayScanner days;

    public PlanReader(Almanac almanac) {
        days = new DayScanner(DayNames.of(almanac));
    }

    /**
     * Reads a plan's text; lines that stand for nothing are passed over.
     *
     * @param text the whole document, lines ended as they may be
     * @throws PlanTooLongException above {@link #LONGEST} characters
     */
    public PlanReading read(String text) {
        if (text.length() > LONGEST) {
            throw new PlanTooLongException(text.length());
        }
        CleanText clean = CleanText.of(text);
        Outline outline = Outline.of(clean.text());
        Duties duties = Duties.in(outline);
        List<FoundTag> tags = TagScanner.scan(clean);
        return new PlanReading(
                days.scan(clean, tags),
                new TargetScanner(clean, outline, duties).scan(),
                UnitScanner.scan(clean, duties),
                tags);
    }
}
