package io.redletter.console.cascades;

import io.redletter.campaign.cascade.Cascade;
import io.redletter.campaign.cascade.CascadePlan;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.platform.ChangedMeanwhileException;
import io.vertx.core.Future;

/** Enters a notice and moves what was shown; where anything changed since, it is shown again first. */
final class NoticeApplyAction implements Page {
    private final CascadeDesk desk;

    NoticeApplyAction(CascadeDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        return Future.succeededFuture()
                .compose(v -> desk.cascades()
                        .confirmed(
                                call.actor(),
                                form.text("digest"),
                                cause -> cause.isOf(NoticeFields.draft(call, form), NoticeFields.cancelled(form))))
                .compose(before ->
                        before.isPresent() ? Future.succeededFuture(shown(call, before.get())) : fresh(call, form))
                .recover(failure -> NoticePreview.back(call, form, failure));
    }

    private Future<Answer> fresh(PageCall call, Form form) {
        return NoticePreview.plan(desk, call, form).compose(plan -> confirmed(desk, call, form, plan)
                .recover(failure -> failure instanceof ChangedMeanwhileException
                        ? NoticePreview.view(desk, call, form, plan).map(view -> view.with("changed", true))
                        : Future.failedFuture(failure)));
    }

    /** Applies the plan as it was seen: its digest travels with the form. */
    static Future<Answer> confirmed(CascadeDesk desk, PageCall call, Form form, CascadePlan plan) {
        CascadePlan seen = new CascadePlan(
                plan.cause(),
                plan.moves(),
                plan.stays(),
                plan.quotas(),
                plan.conflicts(),
                plan.problems(),
                form.text("digest"));
        return desk.cascades()
                .apply(call.actor(), seen, form.filled("overQuota").orElse(null))
                .map(made -> shown(call, made));
    }

    private static Answer shown(PageCall call, Cascade made) {
        return Redirect.done("/console/cascades/" + made.id(), said(call, made));
    }

    private static String said(PageCall call, Cascade made) {
        return call.t("cascade.said." + made.state().text(), made.moves().size());
    }
}
