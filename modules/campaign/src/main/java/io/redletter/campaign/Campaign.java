package io.redletter.campaign;

import io.redletter.platform.mongo.Versioned;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
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
 * @param source where it came from: {@code manual}, {@code almanac}, {@code plan}, or {@code plan-edited} once a
 *     person has changed what a plan asked for
 * @param follows whether its dates are the almanac's and move with them; false for dates given by hand
 * @param createdBy the id of who made it
 * @param demo made for a demonstration
 * @param tags what it is to use and whom to reach, such as {@code channel:wechat-oa}, {@code audience:teenagers}, {@code
 *     content:h5}, and {@code plan:…} for the plan document that asked for it; at most forty
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
        boolean follows,
        String createdBy,
        Instant createdAt,
        boolean demo,
        List<String> tags)
        implements Versioned {
    /** The source of a campaign that a plan document asked for. */
    static final String PLAN = "plan";

    /** The same, once a person has changed it. */
    static final String PLAN_EDITED = PLAN + "-edited";

    private static final int MOST_TAGS = 40;

    public Campaign {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("campaign " + id + ": ends " + end + " before it starts " + start);
        }
        tags = tags == null // stored before there were tags
                ? List.of()
                : tags.stream().distinct().limit(MOST_TAGS).toList();
    }

    /** The id of the campaign that a unit holds for a day in a year by its plan: the same whenever it is asked for. */
    static String idFor(String unitId, int year, String observanceId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((unitId + "\n" + year + "\n" + observanceId).getBytes(StandardCharsets.UTF_8));
            return "campaign_" + HexFormat.of().formatHex(digest).substring(0, 26);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
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
                follows,
                createdBy,
                createdAt,
                demo,
                tags);
    }

    /** The same with these tags, still at its version. */
    Campaign tagged(List<String> others) {
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
                state,
                source,
                follows,
                createdBy,
                createdAt,
                demo,
                others);
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
        return copy(name, start, end, goal, next, source, follows);
    }

    /** On other dates, in the state that the calendar then gives it. */
    Campaign on(LocalDate first, LocalDate last, boolean following, Instant now) {
        return copy(name, first, last, goal, state, source, following).begun(now);
    }

    /** @param following whether its dates are the almanac's after the change */
    Campaign with(CampaignChange change, boolean following, Instant now) {
        Campaign next = copy(
                change.name() == null ? name : change.name().strip(),
                change.start() == null ? start : change.start(),
                change.end() == null ? end : change.end(),
                change.goal() == null ? goal : change.goal().strip(),
                state,
                source.equals(PLAN) ? PLAN_EDITED : source,
                following);
        return next.begun(now);
    }

    private Campaign copy(
            String called,
            LocalDate from,
            LocalDate to,
            String wanted,
            CampaignState next,
            String whence,
            boolean following) {
        return new Campaign(
                id,
                version + 1,
                called,
                observanceId,
                from,
                to,
                zone,
                unitId,
                wanted,
                next,
                whence,
                following,
                createdBy,
                createdAt,
                demo,
                tags);
    }
}
