package io.redletter.app.demo;

import io.redletter.campaign.Campaign;
import io.redletter.campaign.Campaigns;
import io.redletter.campaign.NewPush;
import io.redletter.campaign.PushState;
import io.redletter.campaign.RelativeTime;
import io.redletter.campaign.days.StoredNotice;
import io.redletter.content.Content;
import io.redletter.platform.Platform;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * Next year's science day, whose date a notice sets: a campaign, its tasks, a release and two armed pushes hang on it, so that
 * whoever enters another date sees what moves.
 */
final class DemoScienceDay {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int EVE = -3;

    private final Platform platform;
    private final Campaigns campaigns;
    private final Content content;

    DemoScienceDay(Platform platform, Campaigns campaigns, Content content) {
        this.platform = platform;
        this.campaigns = campaigns;
        this.content = content;
    }

    /** Enters the notice: before the plan is accepted, so that its campaign takes these days. */
    Future<Void> announce() {
        LocalDate start = LocalDate.of(year(), 9, 11);
        StoredNotice notice = StoredNotice.draft(
                0,
                DemoYear.SCIENCE_DAY,
                year(),
                "announced",
                start,
                start.plusDays(6),
                "关于举办 " + year() + " 年全国科普日活动的通知(演示数据)",
                "演示",
                null,
                "");
        return campaigns.days().notice(DemoYear.SCIENCE_DAY, year()).isPresent()
                ? Future.succeededFuture()
                : campaigns.days().put(DemoCast.PLANNER.actor(), notice).mapEmpty();
    }

    /** The campaign that the plan began. */
    Future<Campaign> campaign() {
        return campaigns.campaigns().list(DemoCast.PLANNER.actor(), year()).map(all -> all.stream()
                .filter(campaign -> DemoYear.SCIENCE_DAY.equals(campaign.observanceId()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("demo: the plan names no science day")));
    }

    /** Plans the release of its work for the eve, and two pushes that hang on its dates. */
    Future<Void> arm(Campaign campaign) {
        RelativeTime eve = RelativeTime.start(EVE, LocalTime.of(9, 0));
        return content.service()
                .scheduleRelease(
                        DemoCast.PLANNER.actor(),
                        DemoWorks.SCIENCE,
                        eve.local(campaign.start(), campaign.end()).atZone(ZONE).toInstant())
                .compose(v -> push("push_demoscience1", campaign, DemoDay.WEBHOOK, eve))
                .compose(v ->
                        push("push_demoscience2", campaign, DemoDay.WECHAT, RelativeTime.start(0, LocalTime.of(8, 0))));
    }

    private Future<Void> push(String id, Campaign campaign, String channelId, RelativeTime when) {
        NewPush wanted = NewPush.of(campaign.id(), DemoWorks.SCIENCE, List.of(channelId), when)
                .asDemo();
        return campaigns
                .pushes()
                .plan(DemoCast.OPERATOR.actor(), id, wanted)
                .compose(planned -> planned.push().stateWord() == PushState.PLANNED
                        ? campaigns.pushes().arm(DemoCast.OPERATOR.actor(), id)
                        : Future.succeededFuture(planned))
                .mapEmpty();
    }

    private int year() {
        return platform.clock().instant().atZone(ZONE).getYear() + 1;
    }
}
