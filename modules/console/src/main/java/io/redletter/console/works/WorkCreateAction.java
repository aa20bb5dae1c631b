package io.redletter.console.works;

import io.redletter.campaign.Campaign;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.content.NewWork;
import io.redletter.content.WorkKind;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;

/** Begins a work in a campaign, for the campaign's unit, and opens it for writing. */
final class WorkCreateAction implements Page {
    private final WorkDesk desk;
    private final WorkNewPage page;

    WorkCreateAction(WorkDesk desk, WorkNewPage page) {
        this.desk = desk;
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        return campaign(call, form)
                .compose(campaign -> desk.content().createWork(call.actor(), wanted(form, campaign)))
                .<Answer>map(work -> Redirect.to("/console/works/" + work.id() + "/edit"))
                .recover(failure -> page.show(call, call.again(form, failure)));
    }

    private Future<Campaign> campaign(PageCall call, Form form) {
        return desk.campaigns()
                .find(call.actor(), form.text("campaignId"))
                .map(found -> found.orElseThrow(() ->
                        RefusedException.field("/campaignId", "unknown-campaign", call.t("work.choose-campaign"))));
    }

    private static NewWork wanted(Form form, Campaign campaign) {
        WorkKind kind = form.text("kind").equals("VIDEO") ? WorkKind.VIDEO : WorkKind.H5;
        return new NewWork(
                campaign.id(),
                kind,
                form.text("title"),
                form.filled("slug").orElse(null),
                campaign.unitId(),
                campaign.demo());
    }
}
