package io.redletter.campaign.joint;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One unit's part in a joint release.
 *
 * @param unitId whose it is
 * @param channelIds the channels it speaks through; the lead's suggestion until the unit has answered; may be empty until then
 * @param round counts from 1, and rises when a confirmed part is confirmed anew in another way: each round has a push of its own
 * @param variantId the unit's own work; null where it speaks the lead's wording
 * @param hash hash of the wording that was confirmed, the unit's own or the lead's; null until then
 * @param leadHash hash of the lead's wording as it stood then; null until then
 * @param note why it declined, or what it wants the lead to know; null where nothing was said
 * @param by the id of who answered; null while nobody has
 * @param at when
 * @param trouble why its push does not stand although it was confirmed; null where it stands
 */
public record JointPart(
        String unitId,
        List<String> channelIds,
        JointAnswer answer,
        int round,
        @Nullable String variantId,
        @Nullable String hash,
        @Nullable String leadHash,
        @Nullable String note,
        @Nullable String by,
        @Nullable Instant at,
        @Nullable String trouble) {
    /** So often may a unit change its mind. */
    static final int MOST_ROUNDS = 20;

    public JointPart {
        channelIds = List.copyOf(channelIds);
    }

    static JointPart asked(String unitId, List<String> channelIds) {
        return new JointPart(unitId, channelIds, JointAnswer.ASKED, 1, null, null, null, null, null, null, null);
    }

    /** Whether it was confirmed with the lead's wording as it stands now. */
    boolean isOf(@Nullable String leadHashNow) {
        return leadHashNow != null && leadHashNow.equals(leadHash);
    }

    JointPart withVariant(String workId) {
        return new JointPart(unitId, channelIds, answer, round, workId, hash, leadHash, note, by, at, trouble);
    }

    /** Saying the same again keeps the round, and with it the push. */
    JointPart confirmed(List<String> channels, @Nullable String variant, Seals seals, String who, Instant now) {
        boolean first = answer == JointAnswer.ASKED;
        boolean same = answer == JointAnswer.CONFIRMED
                && channels.equals(channelIds)
                && Objects.equals(variant, variantId)
                && seals.own().equals(hash);
        return new JointPart(
                unitId,
                channels,
                JointAnswer.CONFIRMED,
                first || same ? round : round + 1,
                variant,
                seals.own(),
                seals.lead(),
                null,
                who,
                now,
                null);
    }

    JointPart declined(@Nullable String why, String who, Instant now) {
        return new JointPart(
                unitId,
                channelIds,
                JointAnswer.DECLINED,
                answer == JointAnswer.CONFIRMED ? round + 1 : round,
                variantId,
                hash,
                leadHash,
                why,
                who,
                now,
                null);
    }

    JointPart troubled(@Nullable String why) {
        return new JointPart(unitId, channelIds, answer, round, variantId, hash, leadHash, note, by, at, why);
    }

    /** The wordings that somebody confirmed: the one that will be spoken, and the lead's. */
    record Seals(String own, String lead) {}
}
