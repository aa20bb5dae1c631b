package io.redletter.campaign.proposal;

import io.redletter.accounts.Actor;
import io.redletter.accounts.ForbiddenException;
import io.redletter.accounts.UnitTree;
import io.redletter.campaign.target.TargetFields;
import io.redletter.observance.Almanac;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.RefusedException;
import io.redletter.platform.json.Json;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the edited values of an item, and refuses at the field what cannot stand. */
final class ItemEditing {
    private static final int LONGEST_DAYS = 731;
    private static final Pattern TAG = Pattern.compile("(?:channel|audience|content):[a-z0-9][a-z0-9-]{0,40}");

    private static final Map<ItemKind, Set<String>> FIELDS = Map.of(
            ItemKind.DAY,
            Set.of("name", "observanceId", "years", "dates", "yearly", "goal", "tags"),
            ItemKind.TARGET,
            Set.of(
                    "metric",
                    "value",
                    "valueMax",
                    "comparator",
                    "unit",
                    "period",
                    "responsible",
                    "ownerUnitId",
                    "firstYear",
                    "lastYear"),
            ItemKind.UNIT,
            Set.of("name", "parentId"));

    private final UnitTree units;

    ItemEditing(UnitTree units) {
        this.units = units;
    }

    /** The item's values with the change in them. */
    Future<ItemValues> edited(Actor actor, PlanDocument plan, PlanItem item, ItemChange change, Almanac almanac) {
        return Future.succeededFuture().compose(v -> {
            checkFields(item.kind(), change);
            return changed(actor, plan, item, change, almanac);
        });
    }

    private static void checkFields(ItemKind kind, ItemChange change) {
        Set<String> known = Objects.requireNonNull(FIELDS.get(kind));
        for (String field : Json.object(change).fieldNames()) {
            if (!known.contains(field) && !field.equals("version")) {
                throw wrong("/" + field, kind.words() + "没有这一项 (not a field of this kind of item)");
            }
        }
    }

    private Future<ItemValues> changed(
            Actor actor, PlanDocument plan, PlanItem item, ItemChange change, Almanac almanac) {
        return switch (item.kind()) {
            case DAY -> Future.succeededFuture(ItemValues.of(day(item.values().theDay(), change, plan, almanac)));
            case TARGET -> owner(actor, "/ownerUnitId", change.ownerUnitId())
                    .map(v -> ItemValues.of(target(item.values().theTarget(), change, plan)));
            case UNIT -> owner(actor, "/parentId", change.parentId())
                    .map(v -> ItemValues.of(unit(item.values().theUnit(), change)));
        };
    }

    private static DayValues day(DayValues old, ItemChange change, PlanDocument plan, Almanac almanac) {
        String id = change.observanceId() == null ? old.observanceId() : change.observanceId();
        if (id != null && almanac.find(id).isEmpty()) {
            throw wrong("/observanceId", "日历里没有 " + id + " (no such day in the almanac)");
        }
        ItemChange.Dates given = or(change.dates(), new ItemChange.Dates(old.start(), old.end()));
        List<Integer> years = or(change.years(), old.years());
        PlanYears all = new PlanYears(years.isEmpty() ? plan.years() : years);
        LocalDate start = given.start();
        LocalDate end = start == null ? null : or(given.end(), start);
        if (start != null && end != null) {
            checkDates(start, end, all);
        } else if (given.end() != null) {
            throw wrong("/dates/start", "请先写开始日期 (expected: the first day too)");
        }
        List<String> tags = or(change.tags(), old.tags());
        if (tags.size() > 30 || tags.stream().anyMatch(tag -> !TAG.matcher(tag).matches())) {
            throw wrong("/tags", "标签形如 channel:wechat-oa,最多 30 个 (expected: at most 30 such as channel:wechat-oa)");
        }
        return new DayValues(
                id,
                text("/name", or(change.name(), old.name()), 1, 100),
                old.kind(),
                years.isEmpty() ? List.of() : all.years(),
                start,
                end,
                or(change.yearly(), old.yearly()),
                text("/goal", or(change.goal(), old.goal()), 0, 1_000),
                tags);
    }

    private static void checkDates(LocalDate start, LocalDate end, PlanYears years) {
        if (end.isBefore(start)) {
            throw wrong("/dates/end", "结束日期早于开始日期 (ends before it starts)");
        }
        if (ChronoUnit.DAYS.between(start, end) >= LONGEST_DAYS) {
            throw wrong("/dates/end", "最长两年 (expected: at most two years)");
        }
        if (!years.years().contains(start.getYear())) {
            throw wrong(
                    "/dates/start",
                    "日期在 " + start.getYear() + " 年,不在所选年份里 (expected: a date in one of the chosen years)");
        }
    }

    private static TargetValues target(TargetValues old, ItemChange change, PlanDocument plan) {
        String comparator = or(change.comparator(), old.comparator());
        BigDecimal most = change.valueMax() == null ? old.valueMax() : change.valueMax();
        TargetValues next = new TargetValues(
                or(change.metric(), old.metric()),
                or(change.value(), old.value()),
                comparator.equals("~") ? most : change.valueMax(),
                comparator,
                or(change.unit(), old.unit()),
                or(change.period(), old.period()),
                or(change.responsible(), old.responsible()),
                old.lead(),
                change.ownerUnitId() == null ? old.ownerUnitId() : change.ownerUnitId(),
                change.firstYear() == null ? old.firstYear() : change.firstYear(),
                change.lastYear() == null ? old.lastYear() : change.lastYear());
        TargetFields checked =
                next.fields(new PlanYears(plan.years()), next.ownerUnitId()).checked();
        return new TargetValues(
                checked.metric(),
                checked.value(),
                checked.valueMax(),
                checked.comparator(),
                checked.unit(),
                checked.period(),
                checked.responsible(),
                next.lead(),
                next.ownerUnitId(),
                next.firstYear(),
                next.lastYear());
    }

    private static UnitValues unit(UnitValues old, ItemChange change) {
        return new UnitValues(
                text("/name", or(change.name(), old.name()), 1, 100),
                old.role(),
                change.parentId() == null ? old.parentId() : change.parentId());
    }

    private Future<Void> owner(Actor actor, String pointer, @Nullable String id) {
        return id == null || id.isEmpty()
                ? Future.succeededFuture()
                : units.within(actor, id)
                        .<Void>mapEmpty()
                        .recover(failure -> Future.failedFuture(
                                failure instanceof NotFoundException || failure instanceof ForbiddenException
                                        ? wrong(pointer, "没有这个单位,或不归你管 (no such unit within your reach)")
                                        : failure));
    }

    private static <T> T or(@Nullable T wanted, T old) {
        return wanted == null ? Objects.requireNonNull(old) : wanted;
    }

    private static String text(String pointer, String text, int least, int most) {
        return Optional.of(text.strip())
                .filter(one -> one.length() >= least && one.length() <= most)
                .orElseThrow(() -> wrong(
                        pointer,
                        "要 " + least + " 到 " + most + " 个字 (expected: " + least + " to " + most + " characters)"));
    }

    private static RefusedException wrong(String pointer, String sentence) {
        return RefusedException.field(pointer, "invalid-field", pointer + ": " + sentence);
    }
}
