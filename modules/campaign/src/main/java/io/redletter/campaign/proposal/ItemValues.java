package io.redletter.campaign.proposal;

import org.jspecify.annotations.Nullable;

/** What is proposed; exactly the part of the item's kind is there. */
public record ItemValues(@Nullable DayValues day, @Nullable TargetValues target, @Nullable UnitValues unit) {
    static ItemValues of(DayValues day) {
        return new ItemValues(day, null, null);
    }

    static ItemValues of(TargetValues target) {
        return new ItemValues(null, target, null);
    }

    static ItemValues of(UnitValues unit) {
        return new ItemValues(null, null, unit);
    }

    /** The day. Asked for only on items of that kind. */
    public DayValues theDay() {
        return there(day, ItemKind.DAY);
    }

    /** The target. Asked for only on items of that kind. */
    public TargetValues theTarget() {
        return there(target, ItemKind.TARGET);
    }

    /** The unit. Asked for only on items of that kind. */
    public UnitValues theUnit() {
        return there(unit, ItemKind.UNIT);
    }

    /** What a list calls it. */
    public String name() {
        if (day != null) {
            return day.name();
        }
        return target != null ? target.metric() : theUnit().name();
    }

    private static <T> T there(@Nullable T part, ItemKind kind) {
        if (part == null) {
            throw new IllegalStateException("plan item: is no " + kind);
        }
        return part;
    }
}
