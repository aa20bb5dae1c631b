package io.redletter.campaign.days;

import io.redletter.observance.Coded;
import io.redletter.observance.Confidence;
import io.redletter.observance.DatedRule;
import io.redletter.observance.Kind;
import io.redletter.observance.Notice;
import io.redletter.observance.Observance;
import io.redletter.observance.Scope;
import io.redletter.observance.Status;
import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A day that a unit added to the calendar for itself and the units below it.
 *
 * @param id {@code local-…}; campaigns keep it as they keep any observance's id
 * @param version rises with every change
 * @param before what stood here before the last change, for its undoing; null where it was just added
 * @param changedAt when it was last changed
 * @param removed taken off the calendar; kept, since campaigns may hang on it
 */
public record LocalDay(
        @BsonId String id,
        long version,
        String unitId,
        LocalDayText text,
        @Nullable LocalDayText before,
        boolean removed,
        String createdBy,
        Instant createdAt,
        Instant changedAt,
        boolean demo)
        implements Versioned {
    static final String PREFIX = "local-";

    LocalDay with(LocalDayText next, Instant now) {
        return copy(next, text, removed, now);
    }

    LocalDay gone(Instant now) {
        return removed ? this : copy(text, before, true, now);
    }

    /** The last step undone: back from removal, back to the wording before, or off again if it was just added. */
    LocalDay undone(Instant now) {
        if (removed) {
            return copy(text, before, false, now);
        }
        return before == null ? copy(text, null, true, now) : copy(before, text, false, now);
    }

    /**
     * As the almanac takes it.
     *
     * @throws io.redletter.platform.RefusedException if its rule cannot be read
     */
    Observance observance() {
        LocalRule.Once once = text.rule().once().orElse(null);
        return new Observance(
                id,
                text.name(),
                text.nameEn().isBlank() ? text.name() : text.nameEn(),
                null,
                Coded.find(Kind.class, text.kind()).orElse(Kind.DAY),
                Scope.LOCAL,
                List.of(),
                text.topics(),
                List.of(),
                List.of(DatedRule.always(text.rule().rule())),
                once == null ? text.firstYear() : Integer.valueOf(once.start().getYear()),
                once == null ? text.lastYear() : Integer.valueOf(once.start().getYear()),
                once == null
                        ? Map.of()
                        : Map.of(
                                once.start().getYear(),
                                new Notice(
                                        Status.ANNOUNCED,
                                        once.start(),
                                        once.end(),
                                        Confidence.HIGH,
                                        "",
                                        "",
                                        null,
                                        "",
                                        0)),
                List.of(),
                "",
                Confidence.HIGH,
                text.note(),
                (int) Math.min(version - 1, Integer.MAX_VALUE / 2));
    }

    private LocalDay copy(LocalDayText now, @Nullable LocalDayText last, boolean off, Instant at) {
        return new LocalDay(id, version + 1, unitId, now, last, off, createdBy, createdAt, at, demo);
    }
}
