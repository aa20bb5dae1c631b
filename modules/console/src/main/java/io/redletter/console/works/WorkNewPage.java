package io.redletter.console.works;

import io.redletter.campaign.Campaign;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Choice;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /console/works/new?campaign=}: the form for a new work. */
final class WorkNewPage implements Page {
    private final WorkDesk desk;

    WorkNewPage(WorkDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return show(
                call,
                Form.empty()
                        .starting(Map.of(
                                "campaignId", call.query("campaign").orElse(""),
                                "kind", call.query("kind").orElse("H5"))));
    }

    Future<Answer> show(PageCall call, Form form) {
        int year = call.wording().todayDate().getYear();
        return desk.campaigns()
                .list(call.actor(), year)
                .compose(now -> desk.campaigns().list(call.actor(), year + 1).map(next -> open(now, next)))
                .map(campaigns ->
                        View.of("work-new").with("campaigns", campaigns).form(form));
    }

    private static List<Choice> open(List<Campaign> now, List<Campaign> next) {
        Map<String, Choice> open = new LinkedHashMap<>();
        for (List<Campaign> year : List.of(now, next)) {
            year.stream()
                    .filter(campaign -> campaign.state().isOpen())
                    .forEach(campaign -> open.put(campaign.id(), new Choice(campaign.id(), campaign.name())));
        }
        return List.copyOf(open.values());
    }
}
