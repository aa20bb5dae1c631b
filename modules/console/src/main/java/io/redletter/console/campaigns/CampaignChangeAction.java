package io.redletter.console.campaigns;

import io.redletter.campaign.CampaignChange;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.LocalDate;

/** Changes a campaign that nobody else changed meanwhile. */
final class CampaignChangeAction implements Page {
    private final CampaignDesk desk;
    private final CampaignEditPage page;

    CampaignChangeAction(CampaignDesk desk, CampaignEditPage page) {
        this.desk = desk;
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        String id = call.path("id");
        return Future.succeededFuture()
                .map(v -> change(call, form))
                .compose(change -> desk.campaigns()
                        .change(call.actor(), id, change)
                        .<Answer>map(v -> Redirect.done("/console/campaigns/" + id, call.t("campaign.changed")))
                        .recover(failure -> shownFirst(call, id, change, failure)))
                .recover(failure -> page.show(call, call.again(form, failure)));
    }

    /** Where things hang on the dates, name and goal are changed here and the dates on the page that shows what moves. */
    private Future<Answer> shownFirst(PageCall call, String id, CampaignChange change, Throwable failure) {
        return failure instanceof RefusedException refusal && refusal.code().equals("dates-move-things")
                ? desk.campaigns()
                        .change(
                                call.actor(),
                                id,
                                new CampaignChange(change.version(), change.name(), null, null, change.goal()))
                        .map(v -> Redirect.to(
                                "/console/campaigns/" + id + "/move?start=" + change.start() + "&end=" + change.end()))
                : Future.failedFuture(failure);
    }

    private static CampaignChange change(PageCall call, Form form) {
        LocalDate start = CampaignFields.day(call, form, "start");
        LocalDate end = CampaignFields.day(call, form, "end");
        if (end.isBefore(start)) {
            throw RefusedException.field("/end", "end-before-start", call.t("form.end-before-start"));
        }
        Long version = form.filled("version")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .orElse(null);
        return new CampaignChange(version, CampaignFields.required(call, form, "name"), start, end, form.text("goal"));
    }
}
