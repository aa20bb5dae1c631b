package io.redletter.campaign;

import io.redletter.platform.mongo.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One work, to one or more channels, at one minute.
 *
 * @param id {@code push_…}
 * @param version rises with every change; what the agenda's claim gives is the fence
 * @param unitId the campaign's unit
 * @param channelIds at least one, without repeats
 * @param local when it leaves, as the planner said it
 * @param zone the IANA zone of {@code local}
 * @param due the instant that means
 * @param relative where it stands in its campaign, which it moves with; null for a fixed date
 * @param state see {@link PushState}, in lower case
 * @param late what becomes of it if it could not leave at its time
 * @param dayBound whether it dies at the midnight that ends its local day
 * @param workHash hash of the wording that was armed; null until then
 * @param owner the node that fires it
 * @param nominal when it should have left
 * @param actual when it did
 * @param finished when everything about it was done
 * @param reason why it was skipped, held, cancelled or recalled
 * @param createdBy the id of who made it
 * @param demo made for a demonstration
 * @param audience the segment of people that its list channels send to; null where none of its channels has a list
 */
public record Push(
        @BsonId String id,
        long version,
        String campaignId,
        String unitId,
        String workId,
        List<String> channelIds,
        LocalDateTime local,
        String zone,
        Instant due,
        @Nullable RelativeTime relative,
        String state,
        LatePolicy late,
        boolean dayBound,
        @Nullable String workHash,
        @Nullable String owner,
        @Nullable Instant nominal,
        @Nullable Instant actual,
        @Nullable Instant finished,
        @Nullable String reason,
        String createdBy,
        Instant createdAt,
        boolean demo,
        @Nullable String audience)
        implements Versioned {
    /** A push is not late before this: taking up and claiming need a moment. */
    static final Duration ON_TIME = Duration.ofSeconds(60);

    private static final String DAY_OVER = "day-over: 当天已过,不再发送 (its day is over)";
    private static final Duration KEPT_WAITING = Duration.ofDays(7);

    public Push {
        channelIds = List.copyOf(channelIds);
    }

    /** The state as a word of the closed set. */
    public PushState stateWord() {
        return PushState.of(state);
    }

    /** The first instant at which a day-bound push is dead: the midnight that ends the local day it is due on. */
    public Instant dayEnd() {
        ZoneId id = ZoneId.of(zone);
        return due.atZone(id).toLocalDate().plusDays(1).atStartOfDay(id).toInstant();
    }

    /** The first instant at which one that still waits for a person is given up: its midnight, or a week after its time. */
    public Instant givenUpAt() {
        return dayBound ? dayEnd() : due.plus(KEPT_WAITING);
    }

    /** Why one that waits is given up. */
    String givenUpBecause() {
        String how =
                switch (stateWord()) {
                    case PLANNED -> "到时还没有启用 (never armed)";
                    case HELD -> "一直暂停着 (held until then)";
                    default -> "没有来得及发 (not reached in time)";
                };
        return dayBound ? DAY_OVER + "；" + how : "given-up: 过了一周，" + how;
    }

    /** What its policy says at the moment it comes to fire; asked by whoever fires it, before anything is sent. */
    public Lateness lateness(Instant now) {
        if (dayBound && !now.isBefore(dayEnd())) {
            return new Lateness(Lateness.Verdict.SKIP, DAY_OVER);
        }
        Duration by = Duration.between(due, now);
        if (by.compareTo(ON_TIME) <= 0) {
            return Lateness.SEND;
        }
        return switch (late.kind()) {
            case SEND_WITHIN -> by.toSeconds() <= late.seconds()
                    ? Lateness.SEND
                    : new Lateness(
                            Lateness.Verdict.SKIP,
                            "too-late: 晚了 " + by.toSeconds() + " 秒,超过允许的时间 (later than allowed)");
            case SKIP -> new Lateness(
                    Lateness.Verdict.SKIP, "too-late: 晚了 " + by.toSeconds() + " 秒,按设置不发 (late, set to skip)");
            case ASK -> new Lateness(
                    Lateness.Verdict.ASK, "late-ask: 晚了 " + by.toSeconds() + " 秒,等人决定 (late, waits for a person)");
        };
    }

    /** Whether this is the same push asked for again by the same actor. */
    boolean isSameAs(Push other) {
        return id.equals(other.id)
                && createdBy.equals(other.createdBy)
                && campaignId.equals(other.campaignId)
                && workId.equals(other.workId)
                && channelIds.equals(other.channelIds)
                && Objects.equals(audience, other.audience);
    }

    Push in(PushState next, @Nullable String why) {
        return copy(new PushTime(local, ZoneId.of(zone), due, Optional.empty()), relative, next, why);
    }

    /** Left out for good. */
    Push over(String why, Instant now) {
        return ended(PushState.SKIPPED, why, now.truncatedTo(ChronoUnit.MILLIS));
    }

    /** After its firing, in the state it was left in. */
    Push ended(PushState end, @Nullable String why, @Nullable Instant at) {
        return new Push(
                id,
                version + 1,
                campaignId,
                unitId,
                workId,
                channelIds,
                local,
                zone,
                due,
                relative,
                end.text(),
                late,
                dayBound,
                workHash,
                owner,
                nominal,
                actual,
                at,
                why == null ? reason : why,
                createdBy,
                createdAt,
                demo,
                audience);
    }

    Push armed(String hash) {
        return armed(hash, version + 1);
    }

    /** Armed for another time than it was planned for, in one step. */
    Push armedAt(PushTime time, String hash) {
        return at(time, null).armed(hash, version + 1);
    }

    private Push armed(String hash, long next) {
        return new Push(
                id,
                next,
                campaignId,
                unitId,
                workId,
                channelIds,
                local,
                zone,
                due,
                relative,
                PushState.ARMED.text(),
                late,
                dayBound,
                hash,
                null,
                null,
                null,
                null,
                null,
                createdBy,
                createdAt,
                demo,
                audience);
    }

    /** Moved; with its campaign from now on where {@code hangs} says so, else at a fixed date. */
    Push at(PushTime time, @Nullable RelativeTime hangs) {
        return copy(time, hangs, stateWord(), reason);
    }

    /** At this time and in this state, with the wording it was armed with. */
    Push copy(PushTime time, @Nullable RelativeTime hangs, PushState next, @Nullable String why) {
        return new Push(
                id,
                version + 1,
                campaignId,
                unitId,
                workId,
                channelIds,
                time.local(),
                time.zone().getId(),
                time.due(),
                hangs,
                next.text(),
                late,
                dayBound,
                workHash,
                owner,
                nominal,
                actual,
                finished,
                why,
                createdBy,
                createdAt,
                demo,
                audience);
    }
}
