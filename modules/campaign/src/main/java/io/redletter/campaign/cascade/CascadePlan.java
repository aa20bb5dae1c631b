package io.redletter.campaign.cascade;

import io.redletter.campaign.QuotaEffect;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a cascade would do, as somebody sees it before confirming.
 *
 * @param moves everything that moves, campaigns first, each followed by what hangs on it
 * @param stays what hangs on the same campaigns and does not move, and why
 * @param quotas what it does to the quotas of channels
 * @param conflicts what a person should see first
 * @param problems what stops it; empty where it can be confirmed
 * @param digest changes when anything above does: a confirmation names it, so that nothing unseen is confirmed
 */
public record CascadePlan(
        Cause cause,
        List<Move> moves,
        List<Stay> stays,
        List<QuotaEffect> quotas,
        List<Conflict> conflicts,
        List<String> problems,
        String digest) {
    public CascadePlan {
        moves = List.copyOf(moves);
        stays = List.copyOf(stays);
        quotas = List.copyOf(quotas);
        conflicts = List.copyOf(conflicts);
        problems = List.copyOf(problems);
    }

    /** Whether some channel would go beyond its quota, which wants a reason. */
    public boolean isOverQuota() {
        return quotas.stream().anyMatch(QuotaEffect::over);
    }

    /** The campaigns that lose their day, each of which may be cancelled with it. */
    public Set<String> choices() {
        return Stream.concat(
                        moves.stream()
                                .filter(move -> move.kind() == MoveKind.CAMPAIGN && move.deed() == Deed.CANCEL)
                                .map(Move::campaignId),
                        stays.stream()
                                .filter(stay -> stay.code().equals(Whys.KEPT))
                                .map(Stay::campaignId))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How many of this kind move. */
    public long count(MoveKind kind) {
        return moves.stream().filter(move -> move.kind() == kind).count();
    }
}
