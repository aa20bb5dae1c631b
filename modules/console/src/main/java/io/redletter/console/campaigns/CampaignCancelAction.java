package io.redletter.console.campaigns;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.vertx.core.Future;

/** Cancels a campaign and the pushes of it that have not left. */
final class CampaignCancelAction implements Page {
    private final CampaignDesk desk;

    CampaignCancelAction(CampaignDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String address = "/console/campaigns/" + call.path("id");
        return call.orBack(
                desk.campaigns()
                        .cancel(call.actor(), call.path("id"), call.form().text("reason"))
                        .map(done -> Redirect.done(address, call.t("campaign.cancelled", done.name()))),
                address,
                call.t("campaign.not-cancelled"));
    }
}
