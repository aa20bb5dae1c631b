package io.redletter.campaign.target;

import io.redletter.platform.mongo.Versioned;
import java.math.BigDecimal;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A number a unit has to reach.
 *
 * @param id {@code target_…}
 * @param version rises with every change
 * @param unitId whose target it is
 * @param planId the plan document it was read from; empty for one written by hand
 * @param metric what is counted, in the plan's words
 * @param value the number; the lower one of a range
 * @param valueMax the upper number of a range, else null
 * @param comparator {@code >=}, {@code >}, {@code <=}, {@code <}, {@code =} or {@code ~} for a range
 * @param unit the counting word (次, 名, %); may be empty
 * @param period {@code year}, {@code school-year}, {@code half-year}, {@code quarter}, {@code month}, {@code week}, {@code day},
 *     {@code 2-months}, {@code 3-years}, {@code by-2027}, or {@code plan} for once over all its years
 * @param ownerUnitId the unit that answers for it, or null where it is none of ours
 * @param responsible who answers for it in the plan's words; may be empty
 * @param firstYear the first year it holds in
 * @param lastYear the last year it holds in, not before {@code firstYear}
 * @param quote the words it was read from; may be empty
 * @param line the line of the plan, from 1; 0 for one written by hand
 * @param createdBy the id of who made it
 * @param demo made for a demonstration
 */
public record Target(
        @BsonId String id,
        long version,
        String unitId,
        String planId,
        String metric,
        BigDecimal value,
        @Nullable BigDecimal valueMax,
        String comparator,
        String unit,
        String period,
        @Nullable String ownerUnitId,
        String responsible,
        int firstYear,
        int lastYear,
        String quote,
        int line,
        String createdBy,
        Instant createdAt,
        boolean demo)
        implements Versioned {

    public Target {
        if (lastYear < firstYear) {
            throw new IllegalArgumentException(
                    "target " + id + ": ends in " + lastYear + " before it starts in " + firstYear);
        }
    }

    /** Whether it is to be reached in this year. */
    public boolean holdsIn(int year) {
        return firstYear <= year && year <= lastYear;
    }

    Target changed(TargetFields fields) {
        return new Target(
                id,
                version + 1,
                unitId,
                planId,
                fields.metric(),
                fields.value(),
                fields.valueMax(),
                fields.comparator(),
                fields.unit(),
                fields.period(),
                fields.ownerUnitId(),
                fields.responsible(),
                fields.firstYear(),
                fields.lastYear(),
                quote,
                line,
                createdBy,
                createdAt,
                demo);
    }

    /** What a person may change in it. */
    public TargetFields fields() {
        return new TargetFields(
                metric, value, valueMax, comparator, unit, period, ownerUnitId, responsible, firstYear, lastYear);
    }

    boolean saysTheSame(Target other) {
        return id.equals(other.id)
                && unitId.equals(other.unitId)
                && fields().normal().equals(other.fields().normal());
    }
}
