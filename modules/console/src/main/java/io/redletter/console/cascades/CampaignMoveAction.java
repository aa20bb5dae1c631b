package io.redletter.console.cascades;

import io.redletter.campaign.cascade.CascadePlan;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.LocalDate;

/** Shows what other dates would move, and moves it once the form carries what was shown. */
final class CampaignMoveAction implements Page {
    private final CascadeDesk desk;
    private final CampaignMovePage page;

    CampaignMoveAction(CascadeDesk desk, CampaignMovePage page) {
        this.desk = desk;
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        return desk.campaigns()
                .get(call.actor(), call.path("id"))
                .compose(campaign -> form.filled("digest").isEmpty()
                        ? page.preview(call, form, campaign)
                        : plan(desk, call, form)
                                .compose(plan -> NoticeApplyAction.confirmed(desk, call, form, plan)
                                        .recover(failure -> failure instanceof ChangedMeanwhileException
                                                ? page.view(call, form, campaign, plan)
                                                        .map(view -> view.with("changed", true))
                                                : Future.failedFuture(failure)))
                                .recover(failure -> page.show(call, call.again(form, failure))));
    }

    static Future<CascadePlan> plan(CascadeDesk desk, PageCall call, Form form) {
        return Future.succeededFuture().compose(v -> desk.cascades()
                .ofCampaign(call.actor(), call.path("id"), day(call, form, "start"), day(call, form, "end")));
    }

    private static LocalDate day(PageCall call, Form form, String field) {
        LocalDate day = NoticeFields.day(call, form, field);
        if (day == null) {
            throw RefusedException.field("/" + field, "not-a-day", call.t("form.not-a-day"));
        }
        return day;
    }
}
