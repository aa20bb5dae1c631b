package io.redletter.campaign;

import io.redletter.accounts.Sight;
import io.redletter.content.Sealed;
import io.redletter.content.Work;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Decides whether a push may be planned, and whether it may leave. */
final class PushArming {
    private final Platform platform;
    private final CampaignStore campaigns;
    private final Works works;
    private final Channels channels;

    PushArming(Platform platform, CampaignStore campaigns, Works works, Channels channels) {
        this.platform = platform;
        this.campaigns = campaigns;
        this.works = works;
        this.channels = channels;
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

    /** The work of a planned push, or a refusal that points at it. */
    Future<Work> work(String workId) {
        return works.find(workId)
                .map(found -> found.orElseThrow(() -> RefusedException.field(
                        "/workId", "unknown-work", "/workId: 没有作品 " + workId + " (no such work)")));
    }

    /** The hash that may leave at this push's time; a refusal with its own code for whatever stands in the way. */
    Future<String> sealFor(Push push, Sight sight) {
        return campaigns.get(push.campaignId()).compose(campaign -> {
            PushRules.notCancelled(campaign);
            PushRules.ahead(push, platform.clock().instant());
            return work(push.workId())
                    .compose(work -> ownCampaignStands(work, campaign).map(work))
                    .compose(this::approved)
                    .compose(wording -> ready(push, campaign, sight, wording));
        });
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
        if (!work.isSealed()) {
            return works.wasApproved(work.id())
                    .compose(before -> Future.failedFuture(
                            before ? PushRules.changedAfterApproval(work) : PushRules.notApproved(work)));
        }
        return works.sealed(work.id());
    }

    private Future<String> ready(Push push, Campaign campaign, Sight sight, Sealed wording) {
        PushRules.released(wording.work(), push.due());
        return cards(push.channelIds(), campaign, sight).map(cards -> {
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
