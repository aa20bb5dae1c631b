package io.redletter.console.campaigns;

import io.redletter.campaign.Campaign;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.vertx.core.Future;
import java.util.Map;

/** {@code /console/campaigns/{id}/edit}: the form that changes name, dates and goal. */
final class CampaignEditPage implements Page {
    private final CampaignDesk desk;

    CampaignEditPage(CampaignDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return desk.campaigns()
                .get(call.actor(), call.path("id"))
                .map(campaign -> view(campaign, Form.empty().starting(values(campaign))));
    }

    Future<Answer> show(PageCall call, Form form) {
        return desk.campaigns().get(call.actor(), call.path("id")).map(campaign -> view(campaign, form));
    }

    private static View view(Campaign campaign, Form form) {
        return View.of("campaign-edit").with("campaign", campaign).form(form);
    }

    private static Map<String, String> values(Campaign campaign) {
        return Map.of(
                "version", String.valueOf(campaign.version()),
                "name", campaign.name(),
                "start", campaign.start().toString(),
                "end", campaign.end().toString(),
                "goal", campaign.goal());
    }
}
