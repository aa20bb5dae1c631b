package io.redletter.console.plans;

import io.redletter.accounts.Unit;
import io.redletter.campaign.proposal.DayValues;
import io.redletter.campaign.proposal.PlanDocument;
import io.redletter.campaign.proposal.PlanItem;
import io.redletter.campaign.proposal.TargetValues;
import io.redletter.campaign.proposal.UnitNames;
import io.redletter.console.web.PageCall;
import io.redletter.observance.Almanac;
import io.redletter.observance.ObservedDate;
import io.redletter.observance.Status;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes cards of items: with dates, units and words a person can judge by. */
final class ItemCards {
    private final PlanDesk desk;

    ItemCards(PlanDesk desk) {
        this.desk = desk;
    }

    Future<List<ItemCard>> of(PageCall call, PlanDocument plan, List<PlanItem> items) {
        return desk.accounts()
                .units(call.actor())
                .compose(units -> desk.accounts().tree().get(plan.unitId()).map(own -> {
                    Maker maker = new Maker(
                            plan,
                            own,
                            desk.days().almanac(own),
                            units,
                            call.words().isChinese());
                    return items.stream().map(maker::card).toList();
                }));
    }

    /** For one document. */
    private record Maker(PlanDocument plan, Unit own, Almanac almanac, List<Unit> units, boolean chinese) {
        ItemCard card(PlanItem item) {
            String quote = item.quote();
            int at = quote.indexOf(item.spelled());
            boolean there = at >= 0 && !item.spelled().equals(quote);
            return new ItemCard(
                    item,
                    there ? quote.substring(0, at) : quote,
                    there ? item.spelled() : "",
                    there ? quote.substring(at + item.spelled().length()) : "",
                    item.values().day() == null
                            ? List.of()
                            : dates(item.values().theDay()),
                    item.values().day() == null
                            ? List.of()
                            : item.values().theDay().tags().stream()
                                    .map(tag -> TagWord.of(tag, chinese))
                                    .toList(),
                    owner(item),
                    "");
        }

        private List<YearDate> dates(DayValues day) {
            List<YearDate> dates = new ArrayList<>();
            for (int year : day.years().isEmpty() ? plan.years() : day.years()) {
                LocalDate start = day.start();
                boolean ownDay = day.observanceId() == null;
                if (start != null && (start.getYear() == year || (ownDay && day.yearly()))) {
                    LocalDate end = day.end() == null ? start : day.end();
                    dates.add(new YearDate(
                            year, start.withYear(year), end.plusYears(year - start.getYear()), false, true));
                } else if (!ownDay || start == null || day.yearly()) {
                    dates.add(known(day, year));
                }
            }
            return dates;
        }

        private YearDate known(DayValues day, int year) {
            String id = day.observanceId();
            if (id == null || almanac.find(id).isEmpty()) {
                return new YearDate(year, null, null, false, false);
            }
            List<ObservedDate> resolved = almanac.resolve(id, year, own.region());
            Optional<ObservedDate> date = resolved.stream()
                    .filter(one -> one.status() != Status.CANCELLED)
                    .findFirst();
            return date.map(one -> new YearDate(year, one.start(), one.end(), one.status() == Status.EXPECTED, false))
                    .orElseGet(() -> new YearDate(year, null, null, false, false));
        }

        private @Nullable String owner(PlanItem item) {
            TargetValues target = item.values().target();
            if (target != null) {
                String chosen = target.ownerUnitId();
                return chosen == null
                        ? new UnitNames(units)
                                .find(target.lead())
                                .map(Unit::name)
                                .orElse(null)
                        : units.stream()
                                .filter(unit -> unit.id().equals(chosen))
                                .map(Unit::name)
                                .findFirst()
                                .orElse(null);
            }
            return item.values().unit() == null
                    ? null
                    : new UnitNames(units)
                            .find(item.values().theUnit().name())
                            .map(Unit::name)
                            .orElse(null);
        }
    }
}
