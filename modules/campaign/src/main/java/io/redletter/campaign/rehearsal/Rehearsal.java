package io.redletter.campaign.rehearsal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rehearsal: how far it is, and in the end what came of it.
 *
 * @param id {@code rehearsal_…}
 * @param zone of the campaign
 * @param byName who asked for it
 * @param startedAt when, by the real clock
 * @param endedAt when it was over, by the real clock; null while it runs
 * @param from where the moved clock began
 * @param now where the moved clock stands
 * @param until where the moved clock is to end
 * @param pushes how many pushes are played
 * @param over how many of them are over
 * @param problem why it could not be played; null where it could
 * @param report what came of it; null while it runs, and where it could not be played
 */
public record Rehearsal(
        String id,
        String campaignId,
        String campaignName,
        String zone,
        String byName,
        Instant startedAt,
        @Nullable Instant endedAt,
        State state,
        int speed,
        Instant from,
        Instant now,
        Instant until,
        int pushes,
        int over,
        @Nullable String problem,
        @Nullable Report report) {

    /** Where a rehearsal stands. */
    public enum State {
        /** Its stage is being built, or it is played. */
        RUNNING,
        DONE,
        /** Broken off by a person. */
        CANCELLED,
        /** Broken off because it took too long. */
        TIMED_OUT,
        FAILED
    }

    /** The same while it runs, the moved clock standing here. */
    public Rehearsal at(Instant clock) {
        return copy(null, state, clock, over, null, null);
    }

    /**
     * The same, over.
     *
     * @param realNow when, by the real clock
     * @param clock where the moved clock stood
     * @param why it could not be played; null where it could
     * @param came what came of it; null where it could not be played
     */
    public Rehearsal ended(Instant realNow, State how, Instant clock, @Nullable String why, @Nullable Report came) {
        return copy(realNow, how, clock, came == null ? 0 : came.pushesOver(), why, came);
    }

    private Rehearsal copy(
            @Nullable Instant end, State how, Instant clock, int done, @Nullable String why, @Nullable Report came) {
        return new Rehearsal(
                id,
                campaignId,
                campaignName,
                zone,
                byName,
                startedAt,
                end,
                how,
                speed,
                from,
                clock,
                until,
                pushes,
                done,
                why,
                came);
    }

    /** The same, failed for this reason where its clock stood last; when it ended is not known. */
    public Rehearsal stopped(String why) {
        return new Rehearsal(
                id,
                campaignId,
                campaignName,
                zone,
                byName,
                startedAt,
                null,
                State.FAILED,
                speed,
                from,
                now,
                until,
                pushes,
                over,
                why,
                null);
    }

    /** How much is played, in hundredths. */
    public int percent() {
        long all = until.toEpochMilli() - from.toEpochMilli();
        long gone = now.toEpochMilli() - from.toEpochMilli();
        return state == State.RUNNING && all > 0 ? (int) Math.max(0, Math.min(99, gone * 100 / all)) : 100;
    }

    /**
     * What came of it.
     *
     * @param leftOut pushes that were due before the start and were not played
     * @param requests how many requests the stand-ins received
     * @param effects how many of them did something
     * @param doubled how many deliveries did something more than once
     */
    public record Report(List<Line> lines, int leftOut, long requests, long effects, long doubled) {
        public Report {
            lines = List.copyOf(lines);
        }

        /** How many pushes are neither planned nor armed any more. */
        int pushesOver() {
            return (int) lines.stream()
                    .filter(line -> !line.pushState().equals("armed")
                            && !line.pushState().equals("planned"))
                    .map(Line::pushId)
                    .distinct()
                    .count();
        }

        /** How many lines went as the dry run had said. */
        public long asForetold() {
            return lines.stream().filter(Line::asForetold).count();
        }

        /** How many lines got through. */
        public long out() {
            return lines.stream().filter(Line::out).count();
        }

        /** How many lines go beyond a quota. */
        public long overQuota() {
            return lines.stream().filter(Line::overQuota).count();
        }
    }

    /**
     * One push through one channel.
     *
     * @param kind of the channel; null where it is not there
     * @param nominal when it should have left
     * @param actual when it did, by the moved clock; null where it did not
     * @param pushState as stored in the end
     * @param deliveryState as stored in the end; null where it did not come so far
     * @param out whether the stand-in has it
     * @param reason why not, where not
     * @param foretold what the dry run had said
     * @param asForetold whether it went that way
     * @param requests how many requests the stand-in received under its key
     * @param effects how many of them did something
     */
    public record Line(
            String pushId,
            String title,
            String channelId,
            String channelName,
            @Nullable String kind,
            Instant nominal,
            @Nullable Instant actual,
            String pushState,
            @Nullable String deliveryState,
            boolean out,
            @Nullable String reason,
            String foretold,
            boolean asForetold,
            boolean overQuota,
            long requests,
            long effects) {}
}
