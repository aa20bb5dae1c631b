package io.redletter.campaign;

import io.redletter.accounts.Sight;
import io.redletter.content.Work;
import io.redletter.platform.RefusedException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What a push must be to be planned or armed; each refusal has its own code. */
final class PushRules {
    private static final int MOST_CHANNELS = 50;

    private PushRules() {}

    static void channelList(List<String> channelIds) {
        if (channelIds.isEmpty() || channelIds.size() > MOST_CHANNELS) {
            throw RefusedException.field(
                    "/channelIds", "invalid-field", "/channelIds: 要选 1 到 50 个渠道 (expected: 1 to 50 channels)");
        }
        if (new HashSet<>(channelIds).size() < channelIds.size()) {
            throw RefusedException.field(
                    "/channelIds", "channel-twice", "/channelIds: 同一渠道选了两次 (a channel is named twice)");
        }
    }

    /** A channel that can be planned on: it is there, and belongs to this unit or one that the actor sees. */
    static ChannelCard known(String id, int index, Optional<ChannelCard> found, Campaign campaign, Sight sight) {
        String pointer = "/channelIds/" + index;
        ChannelCard card = found.orElseThrow(() ->
                RefusedException.field(pointer, "unknown-channel", pointer + ": 没有渠道 " + id + " (no such channel)"));
        if (!card.unitId().equals(campaign.unitId()) && !sight.sees(card.unitId())) {
            throw foreign(card, index);
        }
        return card;
    }

    static RefusedException foreign(ChannelCard card, int index) {
        String pointer = "/channelIds/" + index;
        return RefusedException.field(
                pointer, "channel-out-of-reach", pointer + ": 渠道「" + card.name() + "」属于别的单位 (another unit's channel)");
    }

    static void enabled(ChannelCard card, int index) {
        if (!card.enabled()) {
            String pointer = "/channelIds/" + index;
            throw RefusedException.field(
                    pointer, "channel-disabled", pointer + ": 渠道「" + card.name() + "」已停用 (this channel is disabled)");
        }
    }

    static void notCancelled(Campaign campaign) {
        if (campaign.state() == CampaignState.CANCELLED) {
            throw RefusedException.conflict(
                    "campaign-cancelled",
                    "campaign " + campaign.id() + ": 活动「" + campaign.name() + "」已取消 (it is cancelled)");
        }
    }

    static void released(Work work, Instant due) {
        Instant release = work.releaseAt();
        if (release == null) {
            throw RefusedException.conflict(
                    "release-after-push",
                    "work " + work.id() + ": 作品还没有定发布时间,请先定时发布 (no release is planned, plan it first)");
        }
        if (release.isAfter(due)) {
            throw RefusedException.field(
                    "/local",
                    "release-after-push",
                    "/local: 作品 " + release + " 才发布,晚于推送时间 " + due + ",请改推送或发布时间 "
                            + "(the work's release comes after the push, move one of them)");
        }
    }

    static void ahead(Push push, Instant now) {
        if (!push.due().isAfter(now)) {
            String pointer = push.relative() == null ? "/local" : "/relative";
            throw RefusedException.field(
                    pointer,
                    "due-in-past",
                    pointer + ": 推送时间 " + push.local() + "(" + push.zone()
                            + ")已经过去,请改时间 (the time has passed, move it)");
        }
    }

    /** One bound to its day cannot leave once that is over. */
    static void dayStands(Push push, Instant now) {
        if (push.dayBound() && !now.isBefore(push.dayEnd())) {
            throw RefusedException.conflict(
                    "day-over", "push " + push.id() + ": 当天有效，已过 24 点，要发请改到别的时间 (its day is over, move it to send it)");
        }
    }

    static RefusedException notApproved(Work work) {
        return RefusedException.conflict(
                "work-not-approved", "work " + work.id() + ": 作品「" + work.title() + "」还没有通过审核 (no approval stands)");
    }

    static RefusedException withdrawn(Work work) {
        return RefusedException.conflict(
                "work-withdrawn", "work " + work.id() + ": 作品「" + work.title() + "」已撤回 (it was withdrawn)");
    }

    static RefusedException changedAfterApproval(Work work) {
        return RefusedException.conflict(
                "work-changed-after-approval",
                "work " + work.id() + ": 作品「" + work.title() + "」审核后又改过,请重新送审 "
                        + "(it was changed after its approval, have it reviewed again)");
    }

    /** @param problems what the channel says of the wording */
    static void fit(ChannelCard card, int index, List<String> problems) {
        if (!problems.isEmpty()) {
            String pointer = "/channelIds/" + index;
            throw RefusedException.field(
                    pointer, "channel-not-fit", pointer + ": 渠道「" + card.name() + "」" + String.join("；", problems));
        }
    }

    /** What a refusal says, without the field it points at. */
    static String words(RefusedException refusal) {
        String message = String.valueOf(refusal.getMessage());
        String pointer = refusal.pointer();
        return pointer != null && message.startsWith(pointer + ": ")
                ? message.substring(pointer.length() + 2)
                : message;
    }

    /** An armed push keeps the wording it was armed with: a new approval needs arming anew. */
    static String sameHash(Push push, String hash) {
        if (!hash.equals(push.workHash())) {
            throw RefusedException.conflict(
                    "work-changed-after-approval",
                    "push " + push.id() + ": 启用之后作品改过并重新审核,请先暂停再启用 "
                            + "(its work was changed and approved anew since, hold it and arm it again)");
        }
        return hash;
    }

    static void finished(Push push) {
        if (push.stateWord() != PushState.FINISHED) {
            throw RefusedException.conflict(
                    "push-state",
                    "push " + push.id() + ": 现在是" + push.stateWord().words() + ",不能撤回 (expected: finished)");
        }
    }

    /** Refuses what a push in this state can no longer be asked for. */
    static void open(Push push) {
        PushState state = push.stateWord();
        if (state == PushState.FIRING) {
            throw RefusedException.conflict(
                    "push-firing", "push " + push.id() + ": 正在发送,已不能更改或取消 (it is leaving now, too late)");
        }
        if (!state.isOpen()) {
            throw RefusedException.conflict(
                    "push-over", "push " + push.id() + ": " + state.words() + ",不能再改 (it is " + state.text() + ")");
        }
    }

    static void in(Push push, PushState... wanted) {
        open(push);
        if (!List.of(wanted).contains(push.stateWord())) {
            throw RefusedException.conflict(
                    "push-state",
                    "push " + push.id() + ": 现在是" + push.stateWord().words() + " (expected: "
                            + String.join(" or ", PushState.texts(wanted)) + ")");
        }
    }
}
