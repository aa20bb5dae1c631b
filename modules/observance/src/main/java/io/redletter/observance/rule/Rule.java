package io.redletter.observance.rule;

import java.util.List;

/** How an occasion finds its dates in a year. A rule is data; it checks itself and knows nothing of notices. */
public sealed interface Rule
        permits Fixed,
                FixedRange,
                NthWeekday,
                LastWeekday,
                WeekdayOnOrBefore,
                WeekContaining,
                LastFullWeek,
                WholeMonth,
                SameAs,
                NthDayOf,
                OffsetFrom,
                Lunar,
                SolarTerm,
                Regional,
                Multi,
                Announced,
                Cadence,
                LocallySet,
                Unresolved {

    /**
     * The dates in that Gregorian year, in order.
     *
     * @param year the Gregorian year, 1990 to 2100
     * @param setting the region and the days this rule may lean on
     * @return empty if the rule alone gives no date
     */
    List<Span> spans(int year, Setting setting);

    /** The rule in a few words, for a table or a calendar entry, such as {@code fixed 06-05}. */
    String text();

    /** The ids of the observances this rule leans on; the almanac refuses one that is not there. */
    default List<String> leansOn() {
        return List.of();
    }
}
