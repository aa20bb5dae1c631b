package io.redletter.delivery.list;

import io.redletter.delivery.channel.ListChannel;
import io.redletter.delivery.channel.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What an outcome means for one person of a chunk. */
public final class Settlement {
    static final String BAD_ADDRESS = "bad-address";

    private final InstantSource clock;
    private final Waits waits;
    private final int mostAttempts;

    /** How long to wait after an attempt, by its number from 1, and by what the other side asked for. */
    public interface Waits {
        Duration after(int attempt, @Nullable Duration asked);
    }

    Settlement(InstantSource clock, Waits waits, int mostAttempts) {
        this.clock = clock;
        this.waits = waits;
        this.mostAttempts = mostAttempts;
    }

    /** Whether nobody else of the list can be reached for now either. */
    static boolean endsTheRound(Outcome outcome) {
        return outcome.kind() == Outcome.Kind.POSTPONED
                || outcome.code().equals("target-unreachable")
                || outcome.code().equals("target-error");
    }

    void settle(ChunkEdit edit, ListChannel channel, int place, Outcome outcome) {
        switch (outcome.kind()) {
            case SENT, ACCEPTED, CONFIRMING -> edit.settle(place, TargetState.SENT, null);
            case RETRYABLE -> retry(edit, place, outcome);
            case POSTPONED -> edit.settle(place, TargetState.WAITING, null);
            case UNKNOWN -> {
                if (channel.capabilities().key().isNone()) {
                    edit.settle(place, TargetState.UNKNOWN, note(place, outcome, null));
                } else {
                    retry(edit, place, outcome);
                }
            }
            case UNDECIDABLE -> edit.settle(place, TargetState.UNKNOWN, note(place, outcome, null));
            case RECALLED -> edit.settle(place, TargetState.SKIPPED, note(place, outcome, null));
            case REFUSED -> edit.settle(place, TargetState.REFUSED, note(place, outcome, null));
            case GONE -> edit.settle(place, TargetState.REFUSED, new Note(place, BAD_ADDRESS, words(outcome), null));
        }
    }

    /** The delivery as a whole must not go on. */
    void stop(ChunkEdit edit, int place, Outcome why) {
        TargetState to = why.kind() == Outcome.Kind.RECALLED ? TargetState.SKIPPED : TargetState.REFUSED;
        edit.settle(place, to, note(place, why, null));
    }

    /** What a dead node left on the wire: with a key that lives it is sent again, without one nobody can know. */
    void takeOver(ChunkEdit edit, ListChannel channel, int place) {
        if (channel.capabilities().key().isNone()) {
            edit.settle(
                    place,
                    TargetState.UNKNOWN,
                    new Note(place, "in-doubt", "发送途中节点停止,结果不明 (its node died while it was on the wire)", null));
        } else {
            edit.settle(place, TargetState.WAITING, null);
        }
    }

    private void retry(ChunkEdit edit, int place, Outcome outcome) {
        int tries = edit.tries(place);
        boolean wasSent = outcome.kind() == Outcome.Kind.UNKNOWN;
        if (tries < mostAttempts) {
            Instant again = clock.instant().plus(waits.after(Math.max(1, tries), outcome.after()));
            edit.settle(place, TargetState.RETRYING, note(place, outcome, again));
        } else if (wasSent) {
            edit.settle(place, TargetState.UNKNOWN, note(place, outcome, null));
        } else {
            edit.settle(place, TargetState.REFUSED, new Note(place, "gave-up-" + outcome.code(), words(outcome), null));
        }
    }

    private static Note note(int place, Outcome outcome, @Nullable Instant again) {
        return new Note(place, outcome.code(), words(outcome), again);
    }

    private static String words(Outcome outcome) {
        return outcome.answer().isEmpty() ? outcome.reason() : outcome.reason() + " | " + outcome.answer();
    }
}
