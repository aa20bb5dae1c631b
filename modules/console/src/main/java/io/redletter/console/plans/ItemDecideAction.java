package io.redletter.console.plans;

import io.redletter.campaign.proposal.PlanItem;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;

/** Accepts, rejects or reopens one item, or drops its edits. */
final class ItemDecideAction implements Page {
    private final PlanDesk desk;
    private final ItemPage page;

    ItemDecideAction(PlanDesk desk, ItemPage page) {
        this.desk = desk;
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String plan = call.path("id");
        String item = call.path("item");
        String act = call.form().text("act");
        return Future.succeededFuture()
                .compose(v -> step(call, plan, item, act))
                .compose(done -> said(call, plan, done, act))
                .recover(failure -> failure instanceof RefusedException refusal && refusal.status() != 404
                        ? refused(call, plan, item, refusal)
                        : Future.failedFuture(failure));
    }

    private Future<PlanItem> step(PageCall call, String plan, String item, String act) {
        return switch (act) {
            case "accept" -> desk.plans().accept(call.actor(), plan, item);
            case "reject" -> desk.plans().reject(call.actor(), plan, item);
            case "restore" -> desk.plans().unedit(call.actor(), plan, item);
            default -> desk.plans().reopen(call.actor(), plan, item);
        };
    }

    private Future<Answer> said(PageCall call, String plan, PlanItem done, String act) {
        return ItemPage.isPart(call)
                ? page.card(call, done, "")
                : Future.succeededFuture(Redirect.done(
                        "/console/plans/" + plan + back(call) + "#i-" + done.id(),
                        call.t("item.done." + act, done.values().name())));
    }

    /** A refusal that points at a field opens the form at it. */
    private Future<Answer> refused(PageCall call, String plan, String item, RefusedException refusal) {
        if (refusal.pointer() != null) {
            return page.item(call)
                    .compose(one ->
                            page.form(call, one, ItemForms.values(one).refused(refusal, call.sentence(refusal))));
        }
        return ItemPage.isPart(call)
                ? page.refused(call, refusal)
                : call.orBack(
                        Future.failedFuture(refusal),
                        "/console/plans/" + plan + back(call) + "#i-" + item,
                        call.t("item.not-done"));
    }

    /** The filter one came from. */
    static String back(PageCall call) {
        String kind = call.form().text("kind");
        String show = call.form().text("show");
        return (kind.matches("[a-z]{3,10}") ? "?kind=" + kind : "?")
                + (show.matches("[a-z]{3,10}") ? "&show=" + show : "");
    }
}
