package io.redletter.console.campaigns;

import io.redletter.accounts.Permission;
import io.redletter.campaign.Campaign;
import io.redletter.campaign.CampaignState;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Tab;
import io.redletter.console.web.View;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code /console/campaigns?year=&state=&q=}: the campaigns of a year. */
final class CampaignListPage implements Page {
    private final CampaignDesk desk;

    CampaignListPage(CampaignDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        int year = call.number("year", 1990, 2100)
                .orElse(call.wording().todayDate().getYear());
        String state = call.query("state").orElse("");
        String words = call.query("q").orElse("").toLowerCase(Locale.ROOT);
        return desk.campaigns()
                .list(call.actor(), year)
                .compose(all -> desk.names().units(call.actor()).map(units -> View.of("campaigns")
                        .with("year", year)
                        .with("campaigns", chosen(all, state, words))
                        .with("none", all.isEmpty())
                        .with("units", units)
                        .with("keep", Map.of("year", String.valueOf(year), "state", state))
                        .with("tabs", tabs(call, year, state))
                        .with("mayPlan", call.actor().may(Permission.CAMPAIGN_WRITE))));
    }

    private static List<Campaign> chosen(List<Campaign> all, String state, String words) {
        return all.stream()
                .filter(campaign -> state.isEmpty() || campaign.state().text().equals(state))
                .filter(campaign -> campaign.name().toLowerCase(Locale.ROOT).contains(words))
                .toList();
    }

    private static List<Tab> tabs(PageCall call, int year, String state) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", call.t("all"));
        for (CampaignState one : CampaignState.values()) {
            choices.put(one.text(), call.t("campaign.state." + one.text()));
        }
        return Tab.of("state", state, Map.of("year", String.valueOf(year)), choices);
    }
}
