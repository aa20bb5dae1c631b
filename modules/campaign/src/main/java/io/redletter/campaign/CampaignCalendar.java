package io.redletter.campaign;

import io.redletter.accounts.Actor;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.Platform;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sweep of campaigns: moves them on as their days begin and end, and finishes what a crash left undone of a
 * cancellation. Every node may run it; compare-and-set lets one of them do each step.
 */
final class CampaignCalendar {
    private static final Logger LOG = LoggerFactory.getLogger(CampaignCalendar.class);
    private static final Actor CALENDAR = Actor.system("calendar");

    private final Platform platform;
    private final CampaignStore campaigns;
    private final PushCancelling pushes;
    private final CampaignWatch watch;

    CampaignCalendar(Platform platform, CampaignStore campaigns, PushCancelling pushes, CampaignWatch watch) {
        this.platform = platform;
        this.campaigns = campaigns;
        this.pushes = pushes;
        this.watch = watch;
    }

    /** One sweep; what fails is logged and met again by the next. */
    Future<Void> sweep() {
        Instant now = platform.clock().instant();
        LocalDate day = now.atZone(ZoneOffset.UTC).toLocalDate();
        return campaigns
                .overtaken(day.plusDays(1))
                .compose(found -> Future.join(found.stream()
                        .filter(campaign -> campaign.stateAt(now) != campaign.state())
                        .map(campaign -> moveOn(campaign, now))
                        .toList()))
                .compose(v -> campaigns.cancelledUntil(day.minusDays(1)))
                .compose(this::finishCancelling)
                .onFailure(failure -> LOG.warn("campaign sweep failed", failure));
    }

    /** Told only by the node whose compare-and-set did it. */
    private Future<Campaign> moveOn(Campaign seen, Instant now) {
        Campaign next = seen.in(seen.stateAt(now));
        return campaigns
                .replace(seen, next)
                .compose(stored ->
                        watch.told(CALENDAR, "campaign." + stored.state().text(), stored, stored.name()))
                .recover(failure -> failure instanceof ChangedMeanwhileException
                        ? Future.succeededFuture(seen)
                        : Future.failedFuture(failure));
    }

    private Future<Void> finishCancelling(List<Campaign> cancelled) {
        return Future.join(cancelled.stream()
                        .map(campaign -> pushes.ofCampaign(CALENDAR, campaign.id()))
                        .toList())
                .mapEmpty();
    }
}
