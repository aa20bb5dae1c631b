package io.redletter.campaign.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The units that a plan gives something to do, each once with the most it is asked for. */
final class UnitScanner {

    private static final List<String> ORDER = List.of(UnitRole.LEAD, UnitRole.RESPONSIBLE, UnitRole.COOPERATE);

    /** 各区县 and 有关部门 are many, and nobody in particular. */
    private static final Pattern OF_MANY = Pattern.compile("各|有关|相关|其他|全[市县区省]|辖区");

    private UnitScanner() {}

    static List<FoundUnit> scan(CleanText clean, Duties duties) {
        Map<String, FoundUnit> found = new LinkedHashMap<>();
        for (Duty duty : duties.all()) {
            for (Duty.NamedUnit unit : duty.units()) {
                if (OF_MANY.matcher(unit.name()).lookingAt()) {
                    continue;
                }
                Place place =
                        clean.place(unit.start(), unit.start() + unit.name().length());
                found.merge(unit.name(), new FoundUnit(unit.name(), unit.role(), List.of(place)), UnitScanner::joined);
            }
        }
        return List.copyOf(found.values());
    }

    private static FoundUnit joined(FoundUnit first, FoundUnit again) {
        List<Place> places = new ArrayList<>(first.places());
        places.addAll(again.places());
        boolean more = ORDER.indexOf(again.role()) < ORDER.indexOf(first.role());
        return new FoundUnit(first.name(), more ? again.role() : first.role(), places);
    }
}
