package io.redletter.campaign.proposal;

import io.redletter.campaign.plan.FoundDay;
import io.redletter.campaign.plan.FoundTag;
import io.redletter.campaign.plan.FoundTarget;
import io.redletter.campaign.plan.FoundUnit;
import io.redletter.campaign.plan.Place;
import io.redletter.campaign.plan.PlanReading;
import io.redletter.campaign.plan.UnitRole;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns a reading into the items of a document, each under the key by which people's decisions are found again. */
final class FoundItems {
    private static final int LONGEST_QUOTE = 1_000;
    private static final int MOST_PLACES = 200;
    private static final BigDecimal LARGEST = new BigDecimal("1e30");

    private final PlanDocument plan;
    private final Map<String, String> keysByDay = new HashMap<>();
    private final Map<String, PlanItem> items = new LinkedHashMap<>();

    private FoundItems(PlanDocument plan, List<PlanItem> there) {
        this.plan = plan;
        for (PlanItem item : there) {
            if (item.kind() == ItemKind.DAY) {
                String day = item.values().theDay().observanceId();
                if (day != null) {
                    keysByDay.putIfAbsent(day, item.key());
                }
            }
        }
    }

    /**
     * The items, in the order of the text.
     *
     * @param there the items of earlier readings: a name that has become a day of the almanac since keeps its item
     */
    static List<PlanItem> of(PlanDocument plan, PlanReading reading, List<PlanItem> there) {
        FoundItems found = new FoundItems(plan, there);
        reading.days().forEach(found::day);
        reading.targets().forEach(found::target);
        reading.units().forEach(found::unit);
        return found.items.values().stream()
                .sorted((a, b) -> Integer.compare(a.start(), b.start()))
                .limit(PlanItemStore.MOST)
                .toList();
    }

    private void day(FoundDay day) {
        String id = day.id();
        String key = id == null ? day.key() : keysByDay.getOrDefault(id, day.key());
        DayValues values = new DayValues(
                id,
                day.canonical(),
                day.kind(),
                List.of(),
                null,
                null,
                true,
                cut(day.sentence()),
                day.tags().stream().map(FoundTag::tag).distinct().limit(30).toList());
        add(ItemKind.DAY, key, ItemValues.of(values), day.nameInText(), day.sentence(), day.places());
    }

    private void target(FoundTarget target) {
        TargetValues values = new TargetValues(
                target.metric(),
                stored(target.value()),
                target.valueMax() == null ? null : stored(target.valueMax()),
                target.comparator(),
                target.unit(),
                target.period(),
                target.responsible(),
                lead(target.units()),
                null,
                null,
                null);
        add(ItemKind.TARGET, target.key(), ItemValues.of(values), target.quote(), target.quote(), target.places());
    }

    private void unit(FoundUnit unit) {
        UnitValues values = new UnitValues(unit.name(), unit.role(), null);
        add(ItemKind.UNIT, unit.key(), ItemValues.of(values), unit.name(), unit.name(), unit.places());
    }

    private void add(ItemKind kind, String key, ItemValues found, String spelled, String quote, List<Place> places) {
        String id = StableId.of("item", plan.id(), kind.name(), key);
        items.putIfAbsent(
                id,
                new PlanItem(
                        id,
                        1,
                        plan.id(),
                        plan.unitId(),
                        kind,
                        key,
                        found,
                        null,
                        cut(spelled),
                        cut(quote),
                        places.size() > MOST_PLACES ? new ArrayList<>(places.subList(0, MOST_PLACES)) : places,
                        places.get(0).start(),
                        Decision.OPEN,
                        false,
                        List.of(),
                        plan.reading(),
                        false,
                        "",
                        null));
    }

    private static String lead(List<UnitRole> units) {
        Optional<UnitRole> lead =
                units.stream().filter(unit -> unit.role().equals("lead")).findFirst();
        return lead.or(() -> units.stream().findFirst()).map(UnitRole::name).orElse("");
    }

    /** The store keeps 34 digits; a number beyond all measure is a misprint, and stays one that can be stored. */
    private static BigDecimal stored(@Nullable BigDecimal value) {
        BigDecimal number = value == null ? BigDecimal.ZERO : value.round(MathContext.DECIMAL128);
        return number.abs().compareTo(LARGEST) > 0 || Math.abs(number.scale()) > 100 ? LARGEST : number;
    }

    private static String cut(String text) {
        String whole = text.strip();
        return whole.length() > LONGEST_QUOTE ? whole.substring(0, LONGEST_QUOTE) : whole;
    }
}
