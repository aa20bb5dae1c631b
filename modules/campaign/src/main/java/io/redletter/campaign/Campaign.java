package io.redletter.campaign;

import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What a unit does around a day, or over some days of its own choice.
 *
 * @param id {@code campaign_…}
 * @param version rises with every change
 * @param name the Chinese name
 * @param observanceId the day of the almanac it is held for, or null
 * @param start the first local day
 * @param end the last local day, not before {@code start}
 * @param zone the IANA zone in which its days begin and end
 * @param unitId whose campaign it is
 * @param goal what it is to reach, in a sentence; may be empty
 * @param source where it came from: {@code manual}, {@code almanac} or {@code plan}
 * @param createdBy the id of who made it
 * @param demo made for a demonstration
 */
public record Campaign(
        @BsonId String id,
        long version,
        String name,
        @Nullable String observanceId,
        LocalDate start,
        LocalDate end,
        String zone,
        String unitId,
        String goal,
        CampaignState state,
        String source,
        String createdBy,
        Instant createdAt,
        boolean demo)
        implements Versioned {
    public Campaign {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("campaign " + id + ": ends " + end + " before it starts " + start);
        }
    }

    /** The state by the calendar alone: what an open campaign should be in now. */
    CampaignState stateAt(Instant now) {
        LocalDate today = now.atZone(ZoneId.of(zone)).toLocalDate();
        if (today.isBefore(start)) {
            return CampaignState.PLANNED;
        }
        return today.isAfter(end) ? CampaignState.FINISHED : CampaignState.RUNNING;
    }

    /** A new one in the state the calendar gives it, still at its first version. */
    Campaign begun(Instant now) {
        return new Campaign(
                id,
                version,
                name,
                observanceId,
                start,
                end,
                zone,
                unitId,
                goal,
                stateAt(now),
                source,
                createdBy,
                createdAt,
                demo);
    }

    /** Whether this is the same campaign asked for again by the same actor. */
    boolean isSameAs(Campaign other) {
        return id.equals(other.id)
                && createdBy.equals(other.createdBy)
                && unitId.equals(other.unitId)
                && Objects.equals(observanceId, other.observanceId)
                && name.equals(other.name)
                && start.equals(other.start)
                && end.equals(other.end);
    }

    Campaign in(CampaignState next) {
        return new Campaign(
                id,
                version + 1,
                name,
                observanceId,
                start,
                end,
                zone,
                unitId,
                goal,
                next,
                source,
                createdBy,
                createdAt,
                demo);
    }

    Campaign with(CampaignChange change, Instant now) {
        Campaign next = new Campaign(
                id,
                version + 1,
                change.name() == null ? name : change.name().strip(),
                observanceId,
                change.start() == null ? start : change.start(),
                change.end() == null ? end : change.end(),
                zone,
                unitId,
                change.goal() == null ? goal : change.goal().strip(),
                state,
                source,
                createdBy,
                createdAt,
                demo);
        return new Campaign(
                id,
                next.version,
                next.name,
                observanceId,
                next.start,
                next.end,
                zone,
                unitId,
                next.goal,
                next.stateAt(now),
                source,
                createdBy,
                createdAt,
                demo);
    }
}
