package io.redletter.console.campaigns;

import io.redletter.accounts.Permission;
import io.redletter.campaign.Campaign;
import io.redletter.campaign.PlannedDay;
import io.redletter.campaign.PushFilter;
import io.redletter.console.plans.TagWord;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.content.WorkFilter;
import io.redletter.reach.Totals;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** {@code /console/campaigns/{id}}: facts, works, pushes, and whom it reached so far. */
final class CampaignPage implements Page {
    private static final int WORKS = 200;

    private final CampaignDesk desk;

    CampaignPage(CampaignDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return desk.campaigns().get(call.actor(), call.path("id")).compose(campaign -> things(call, campaign)
                .compose(view -> named(call, campaign, view))
                .compose(view -> strayed(campaign, view))
                .compose(view ->
                        desk.pauses().ofCampaign(campaign.id()).map(pause -> view.with("pause", pause.orElse(null))))
                .<Answer>map(view -> view));
    }

    private Future<View> things(PageCall call, Campaign campaign) {
        return desk.content()
                .list(call.actor(), new WorkFilter(campaign.id(), null, null), WORKS)
                .compose(works -> desk.pushes()
                        .list(call.actor(), PushFilter.ofCampaign(campaign.id()))
                        .compose(pushes -> desk.tasks()
                                .ofCampaign(call.actor(), campaign.id())
                                .compose(tasks -> reach(call, campaign).map(reach -> view(call, campaign)
                                        .with("tasks", tasks)
                                        .with("works", works)
                                        .with("pushes", pushes)
                                        .with("reach", reach.orElse(null))))));
    }

    private View view(PageCall call, Campaign campaign) {
        Optional<String> observance = Optional.ofNullable(campaign.observanceId())
                .flatMap(desk.days()::find)
                .map(one -> call.words().isChinese() ? one.name() : one.nameEn());
        boolean open = campaign.state().isOpen();
        return View.of("campaign")
                .with("campaign", campaign)
                .with("observance", observance.orElse(null))
                .with(
                        "tags",
                        campaign.tags().stream()
                                .filter(tag -> !PlannedDay.isPlanTag(tag))
                                .map(tag -> TagWord.of(tag, call.words().isChinese()))
                                .toList())
                .with(
                        "planId",
                        campaign.tags().stream()
                                .filter(PlannedDay::isPlanTag)
                                .map(tag -> tag.substring(tag.indexOf(':') + 1))
                                .findFirst()
                                .orElse(null))
                .with("today", call.wording().todayDate())
                .with(
                        "mayTick",
                        call.actor().may(Permission.CONTENT_WRITE)
                                || call.actor().may(Permission.PUSH_WRITE)
                                || call.actor().may(Permission.CAMPAIGN_WRITE))
                .with("mayChange", open && call.actor().may(Permission.CAMPAIGN_WRITE))
                .with("mayWrite", open && call.actor().may(Permission.CONTENT_WRITE))
                .with("mayPush", open && call.actor().may(Permission.PUSH_WRITE));
    }

    /** A figure that cannot be had must not take the page with it. */
    private Future<Optional<Totals>> reach(PageCall call, Campaign campaign) {
        return call.actor().may(Permission.REACH_VIEW)
                ? desk.reach()
                        .get()
                        .totals("campaign:" + campaign.id())
                        .map(Optional::of)
                        .otherwise(Optional.empty())
                : Future.succeededFuture(Optional.empty());
    }

    /** Whether its day is elsewhere by now. */
    private Future<View> strayed(Campaign campaign, View view) {
        return desk.campaigns().strayed(campaign).map(found -> view.with("strayed", found.orElse(null)));
    }

    private Future<View> named(PageCall call, Campaign campaign, View view) {
        return desk.names()
                .units(call.actor())
                .compose(units -> desk.names().channels().compose(channels -> desk.names()
                        .people(List.of(campaign.createdBy()))
                        .map(people -> view.with("units", units)
                                .with("channelNames", channels)
                                .with("people", people))));
    }
}
