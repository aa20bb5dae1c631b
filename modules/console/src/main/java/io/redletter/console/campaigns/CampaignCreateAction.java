package io.redletter.console.campaigns;

import io.redletter.campaign.NewCampaign;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.LocalDate;

/** Makes a campaign and shows it. */
final class CampaignCreateAction implements Page {
    private final CampaignDesk desk;
    private final CampaignNewPage page;

    CampaignCreateAction(CampaignDesk desk, CampaignNewPage page) {
        this.desk = desk;
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        return Future.succeededFuture()
                .map(v -> wanted(call, form))
                .compose(wanted -> desk.campaigns().create(call.actor(), wanted))
                .<Answer>map(made ->
                        Redirect.done("/console/campaigns/" + made.id(), call.t("campaign.created", made.name())))
                .recover(failure -> page.show(call, call.again(form, failure)));
    }

    private NewCampaign wanted(PageCall call, Form form) {
        LocalDate start = CampaignFields.day(call, form, "start");
        LocalDate end = CampaignFields.day(call, form, "end");
        if (end.isBefore(start)) {
            throw RefusedException.field("/end", "end-before-start", call.t("form.end-before-start"));
        }
        return new NewCampaign(
                CampaignFields.required(call, form, "name"),
                form.filled("observanceId").orElse(null),
                null,
                start,
                end,
                null,
                form.filled("unitId").orElse(null),
                form.text("goal"),
                false);
    }
}
