package io.redletter.campaign.cascade;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a cascade moves, and what came of it.
 *
 * @param subject the id of the campaign, task, work or push
 * @param campaignId the campaign it hangs on
 * @param unitId whose it is
 * @param title what people call it
 * @param deed what is done
 * @param from where it stands before
 * @param to where it goes; the same where it does not move
 * @param expected its version when this was planned
 * @param was its state when this was planned, in lower case
 * @param relative where it stands in its campaign, such as {@code T-3 09:00}; empty for a campaign and a release
 * @param follows of a campaign: whether it follows the almanac before
 * @param followsThen of a campaign: whether it does after
 * @param outcome what came of it
 * @param note what people should know about the outcome, Chinese and English; null where there is nothing to say
 * @param undone what came of taking it back; null while nobody has asked for it
 * @param undoneNote what people should know about that; null where there is nothing to say
 */
public record Move(
        MoveKind kind,
        String subject,
        String campaignId,
        String unitId,
        String title,
        Deed deed,
        Spot from,
        Spot to,
        long expected,
        String was,
        String relative,
        @Nullable Boolean follows,
        @Nullable Boolean followsThen,
        Outcome outcome,
        @Nullable String note,
        @Nullable Outcome undone,
        @Nullable String undoneNote) {

    Move ended(Outcome how, @Nullable String why) {
        return copy(how, why, undone, undoneNote);
    }

    Move takenBack(Outcome how, @Nullable String why) {
        return copy(outcome, note, how, why);
    }

    /** Whether taking it back has anything to do. */
    boolean isDone() {
        return outcome == Outcome.DONE;
    }

    /** Whether it goes to an earlier time. */
    boolean isEarlier() {
        return to.local().isBefore(from.local());
    }

    private Move copy(Outcome how, @Nullable String why, @Nullable Outcome back, @Nullable String backWhy) {
        return new Move(
                kind,
                subject,
                campaignId,
                unitId,
                title,
                deed,
                from,
                to,
                expected,
                was,
                relative,
                follows,
                followsThen,
                how,
                why,
                back,
                backWhy);
    }
}
