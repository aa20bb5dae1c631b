package io.redletter.campaign;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Sight;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes new pushes down, and says what a planner should know about one. */
final class PushPlanning {
    private final Platform platform;
    private final CampaignStore campaigns;
    private final PushStore pushes;
    private final PushArming arming;
    private final PushWatch watch;
    private final Quotas quotas;
    private final Advice advice;

    /** What a planner is told, and what holds where they do not say. */
    record Advice(PushWarnings warnings, ChannelDefaults defaults) {}

    PushPlanning(
            Platform platform,
            CampaignStore campaigns,
            PushStore pushes,
            PushArming arming,
            PushWatch watch,
            Quotas quotas,
            Advice advice) {
        this.platform = platform;
        this.campaigns = campaigns;
        this.pushes = pushes;
        this.arming = arming;
        this.watch = watch;
        this.quotas = quotas;
        this.advice = advice;
    }

    Future<Push> plan(Actor actor, Sight sight, String id, NewPush wanted) {
        return draft(actor, sight, id, wanted)
                .map(arming::ahead)
                .compose(push -> fits(actor, push, wanted.overQuota()))
                .compose(push -> pushes.insert(push)
                        .compose(made -> watch.planned(actor, made))
                        .recover(failure -> samePush(push, failure)));
    }

    /** The push as it would be written down; nothing is stored, and its time may have passed. */
    Future<Push> draft(Actor actor, Sight sight, String id, NewPush wanted) {
        PushRules.channelList(wanted.channelIds());
        return campaign(sight, wanted.campaignId()).compose(campaign -> arming.work(wanted.workId(), campaign, sight)
                .compose(work -> arming.cards(wanted.channelIds(), campaign, sight))
                .compose(cards -> arming.audience(cards, wanted.audience(), campaign, sight)
                        .map(v -> push(actor, id, wanted, campaign, cards))));
    }

    /** The push with its warnings; one that is over has only what its time itself says. */
    Future<PushAnswer> answer(Push push) {
        if (!push.stateWord().isOpen()) {
            return Future.succeededFuture(
                    new PushAnswer(push, PushWarnings.shifted(push).stream().toList()));
        }
        return campaigns
                .get(push.campaignId())
                .compose(campaign -> arming.present(push.channelIds())
                        .compose(cards -> advice.warnings().of(push, campaign, cards)))
                .map(found -> new PushAnswer(push, found));
    }

    private Future<Campaign> campaign(Sight sight, String id) {
        return campaigns
                .find(id)
                .map(found -> found.filter(campaign -> sight.sees(campaign.unitId())))
                .map(found -> found.orElseThrow(() -> RefusedException.field(
                        "/campaignId", "unknown-campaign", "/campaignId: 没有活动 " + id + " (no such campaign)")))
                .map(campaign -> {
                    PushRules.notCancelled(campaign);
                    return campaign;
                });
    }

    /** The same push planned before is met again; a new one must find room in its channels' quotas first. */
    private Future<Push> fits(Actor actor, Push push, @Nullable String overQuota) {
        return pushes.find(push.id())
                .compose(there -> there.isPresent() ? Future.succeededFuture() : quotas.take(actor, push, overQuota))
                .map(push);
    }

    /** A campaign's time, or the one given by date. */
    static PushTime time(
            @Nullable LocalDateTime local, @Nullable RelativeTime relative, @Nullable String zone, Campaign campaign) {
        LocalDateTime when = relative == null ? local : relative.local(campaign.start(), campaign.end());
        if (when == null || (relative != null && local != null && !local.equals(when))) {
            throw RefusedException.field(
                    "/local", "invalid-field", "/local: 请写明推送时间,或写相对时间,两样写一样 (expected: either local or relative)");
        }
        return PushTime.of(when, zone == null ? campaign.zone() : zone);
    }

    /** The campaign that a stored push belongs to. */
    Future<Campaign> campaignOf(Push push) {
        return campaigns.get(push.campaignId());
    }

    private Push push(Actor actor, String id, NewPush wanted, Campaign campaign, List<ChannelCard> cards) {
        PushTime time = time(wanted.local(), wanted.relative(), wanted.zone(), campaign);
        return new Push(
                id,
                1,
                campaign.id(),
                campaign.unitId(),
                wanted.workId(),
                wanted.channelIds(),
                time.local(),
                time.zone().getId(),
                time.due(),
                wanted.relative(),
                PushState.PLANNED.text(),
                Optional.ofNullable(wanted.late())
                        .orElseGet(() -> advice.defaults().late(cards)),
                wanted.dayBound(),
                null,
                null,
                null,
                null,
                null,
                null,
                actor.id(),
                platform.clock().instant().truncatedTo(ChronoUnit.MILLIS),
                wanted.demo(),
                wanted.audience());
    }

    private Future<Push> samePush(Push wanted, Throwable failure) {
        return failure instanceof AlreadyThereException
                ? pushes.get(wanted.id())
                        .compose(there ->
                                there.isSameAs(wanted) ? Future.succeededFuture(there) : Future.failedFuture(failure))
                : Future.failedFuture(failure);
    }
}
