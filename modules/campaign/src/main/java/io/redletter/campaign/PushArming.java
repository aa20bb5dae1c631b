package io.redletter.campaign;

import io.redletter.accounts.Sight;
import io.redletter.content.Content;
import io.redletter.content.ContentService;
import io.redletter.content.EmbargoGate;
import io.redletter.content.Sealed;
import io.redletter.content.Verdict;
import io.redletter.content.Work;
import io.redletter.content.WorkState;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides whether a push may be planned, and whether it may leave. */
final class PushArming {
    private final InstantSource clock;
    private final CampaignStore campaigns;
    private final ContentService works;
    private final EmbargoGate gate;
    private final Channels channels;

    PushArming(InstantSource clock, CampaignStore campaigns, Content content, Channels channels) {
        this.clock = clock;
        this.campaigns = campaigns;
        this.works = content.service();
        this.gate = content.gate();
        this.channels = channels;
    }

    /** The push, unless its time has passed: what cannot be armed need not be planned. */
    Push ahead(Push push) {
        PushRules.ahead(push, clock.instant());
        return push;
    }

    /** Every channel of the list, in its order, or a refusal that points at the one at fault. */
    Future<List<ChannelCard>> cards(List<String> ids, Campaign campaign, Sight sight) {
        List<Future<ChannelCard>> found = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            int index = i;
            String id = ids.get(i);
            found.add(channels.find(id).map(card -> PushRules.known(id, index, card, campaign, sight)));
        }
        return Future.all(found).map(all -> all.<ChannelCard>list());
    }

    /** A channel that sends to a list of people needs one, and no other channel may have one. */
    Future<Void> audience(List<ChannelCard> cards, @Nullable String audience, Campaign campaign, Sight sight) {
        return channels.checkAudience(
                cards, audience, unitId -> unitId.equals(campaign.unitId()) || sight.sees(unitId));
    }

    /** The work of a planned push, or a refusal that points at it; another unit's work is as good as none. */
    Future<Work> work(String workId, Campaign campaign, Sight sight) {
        return works.find(workId)
                .map(found ->
                        found.filter(work -> work.unitId().equals(campaign.unitId()) || sight.sees(work.unitId())))
                .map(found -> found.orElseThrow(() -> RefusedException.field(
                        "/workId", "unknown-work", "/workId: 没有作品 " + workId + " (no such work)")));
    }

    /** The hash that may leave at this push's time; a refusal with its own code for whatever stands in the way. */
    Future<String> sealFor(Push push, Sight sight) {
        return campaigns.get(push.campaignId()).compose(campaign -> {
            PushRules.notCancelled(campaign);
            PushRules.ahead(push, clock.instant());
            return work(push.workId(), campaign, sight)
                    .compose(work -> ownCampaignStands(work, campaign).map(work))
                    .compose(this::approved)
                    .compose(wording -> ready(push, campaign, sight, wording));
        });
    }

    /** The approved wording of a work, or a refusal with its own code for whatever is missing. */
    Future<Sealed> approved(String workId) {
        return works.get(workId).compose(this::approved);
    }

    private Future<Void> ownCampaignStands(Work work, Campaign campaign) {
        return work.campaignId().equals(campaign.id())
                ? Future.succeededFuture()
                : campaigns.find(work.campaignId()).map(own -> {
                    own.ifPresent(PushRules::notCancelled);
                    return null;
                });
    }

    private Future<Sealed> approved(Work work) {
        if (work.state() == WorkState.WITHDRAWN) {
            return Future.failedFuture(PushRules.withdrawn(work));
        }
        if (!work.isSealed()) {
            return wasApproved(work.id())
                    .compose(before -> Future.failedFuture(
                            before ? PushRules.changedAfterApproval(work) : PushRules.notApproved(work)));
        }
        return gate.sealed(work.id());
    }

    /** Whether some wording of it stood approved once. */
    private Future<Boolean> wasApproved(String workId) {
        return works.reviews(workId)
                .map(reviews -> reviews.stream().anyMatch(review -> review.verdict() == Verdict.APPROVED));
    }

    private Future<String> ready(Push push, Campaign campaign, Sight sight, Sealed wording) {
        PushRules.released(wording.work(), push.due());
        return cards(push.channelIds(), campaign, sight)
                .compose(cards ->
                        audience(cards, push.audience(), campaign, sight).map(cards))
                .map(cards -> {
                    for (int i = 0; i < cards.size(); i++) {
                        PushRules.enabled(cards.get(i), i);
                        List<String> problems = channels.check(cards.get(i), wording.version());
                        if (!problems.isEmpty()) {
                            throw PushRules.notFit(cards.get(i), i, problems);
                        }
                    }
                    return wording.hash();
                });
    }
}
