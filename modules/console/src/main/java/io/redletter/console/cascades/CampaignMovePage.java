package io.redletter.console.cascades;

import io.redletter.campaign.Campaign;
import io.redletter.campaign.cascade.CascadePlan;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.vertx.core.Future;
import java.util.Map;

/** {@code /console/campaigns/{id}/move?start=&end=}: other dates for a campaign, and what would move with them. */
final class CampaignMovePage implements Page {
    private final CascadeDesk desk;

    CampaignMovePage(CascadeDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return desk.campaigns().get(call.actor(), call.path("id")).compose(campaign -> {
            Form form = Form.empty()
                    .starting(Map.of(
                            "start", call.day("start").orElse(campaign.start()).toString(),
                            "end", call.day("end").orElse(campaign.end()).toString()));
            return call.day("start").isPresent() ? preview(call, form, campaign) : asks(form, campaign);
        });
    }

    Future<Answer> show(PageCall call, Form form) {
        return desk.campaigns().get(call.actor(), call.path("id")).compose(campaign -> asks(form, campaign));
    }

    Future<Answer> preview(PageCall call, Form form, Campaign campaign) {
        return CampaignMoveAction.plan(desk, call, form)
                .compose(plan -> view(call, form, campaign, plan))
                .<Answer>map(view -> view)
                .recover(failure -> asks(call.again(form, failure), campaign));
    }

    Future<View> view(PageCall call, Form form, Campaign campaign, CascadePlan plan) {
        String address = "/console/campaigns/" + campaign.id() + "/move";
        return PlanView.of(
                        desk.names(),
                        call.actor(),
                        plan,
                        Map.of("start", form.text("start"), "end", form.text("end")),
                        address)
                .map(view -> view.with("campaign", campaign)
                        .with("back", "/console/campaigns/" + campaign.id())
                        .form(form));
    }

    private static Future<Answer> asks(Form form, Campaign campaign) {
        return Future.succeededFuture(
                View.of("campaign-move").with("campaign", campaign).form(form));
    }
}
