package io.redletter.campaign.cascade;

import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A confirmed cascade: the one document that decides, and afterwards the record of what came of each move.
 *
 * @param id {@code cascade_…}, made of what was confirmed, so that a repeated confirmation meets it again
 * @param version rises with every change
 * @param unitIds the units whose things it moves, and that of who confirmed
 * @param overQuota why pushes may go beyond quotas; null where they may not
 * @param faults how often carrying it out broke off
 * @param by the id of who confirmed
 * @param byName what colleagues call them
 * @param at when they did
 * @param touched when it was last carried on
 * @param finished when every move had its outcome; null before
 * @param undoneBy the id of who took it back; null where nobody did
 * @param undoneByName what colleagues call them
 * @param undoneAt when
 */
public record Cascade(
        @BsonId String id,
        long version,
        Cause cause,
        CascadeState state,
        List<Move> moves,
        List<String> unitIds,
        @Nullable String overQuota,
        int faults,
        String by,
        String byName,
        Instant at,
        Instant touched,
        @Nullable Instant finished,
        @Nullable String undoneBy,
        @Nullable String undoneByName,
        @Nullable Instant undoneAt)
        implements Versioned {
    public Cascade {
        moves = List.copyOf(moves);
        unitIds = List.copyOf(unitIds);
    }

    /** How many moves ended so. */
    public long count(Outcome outcome) {
        return moves.stream().filter(move -> move.outcome() == outcome).count();
    }

    /** How many were moved. */
    public long done() {
        return count(Outcome.DONE);
    }

    /** How many were left as they were. */
    public long left() {
        return count(Outcome.LEFT);
    }

    /** How many of its moves could not be taken back. */
    public long notTakenBack() {
        return moves.stream().filter(move -> move.undone() == Outcome.LEFT).count();
    }

    /** Whether it changed nothing at all: no notice was entered, and everything it was to move had changed meanwhile. */
    boolean isInVain() {
        return cause.draft() == null && done() == 0;
    }

    /** Whether this hangs on a campaign that this cascade was to move and had to leave where it is. */
    boolean isLeftBehind(Move move) {
        return move.kind() != MoveKind.CAMPAIGN
                && moves.stream()
                        .anyMatch(other -> other.kind() == MoveKind.CAMPAIGN
                                && other.outcome() == Outcome.LEFT
                                && other.campaignId().equals(move.campaignId()));
    }

    Cascade with(List<Move> next, CascadeState then, Instant now) {
        boolean over = !then.isOpen();
        return new Cascade(
                id,
                version + 1,
                cause,
                then,
                next,
                unitIds,
                overQuota,
                faults,
                by,
                byName,
                at,
                now,
                over && finished == null ? now : finished,
                undoneBy,
                undoneByName,
                undoneAt);
    }

    Cascade faulted(Instant now) {
        return new Cascade(
                id,
                version + 1,
                cause,
                state,
                moves,
                unitIds,
                overQuota,
                faults + 1,
                by,
                byName,
                at,
                now,
                finished,
                undoneBy,
                undoneByName,
                undoneAt);
    }

    Cascade undoing(String who, String name, Instant now) {
        List<Move> back = moves.stream()
                .map(move -> move.takenBack(move.isDone() ? Outcome.OPEN : Outcome.DONE, null))
                .toList();
        return new Cascade(
                id,
                version + 1,
                cause,
                CascadeState.UNDOING,
                back,
                unitIds,
                overQuota,
                0,
                by,
                byName,
                at,
                now,
                finished,
                who,
                name,
                now);
    }
}
