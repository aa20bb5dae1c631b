package io.redletter.console.plans;

import io.redletter.campaign.proposal.PlanItem;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.vertx.core.Future;

/** Saves what a person made of an item, and accepts it too if they said so. */
final class ItemEditAction implements Page {
    private final PlanDesk desk;
    private final ItemPage page;

    ItemEditAction(PlanDesk desk, ItemPage page) {
        this.desk = desk;
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        String plan = call.path("id");
        boolean accept = form.text("act").equals("accept");
        return page.item(call).compose(item -> Future.succeededFuture()
                .map(v -> ItemForms.change(call, item, form))
                .compose(change -> desk.plans().edit(call.actor(), plan, item.id(), change))
                .compose(edited ->
                        accept ? desk.plans().accept(call.actor(), plan, item.id()) : Future.succeededFuture(edited))
                .compose(done -> said(call, plan, done, accept))
                .recover(failure -> page.form(call, item, call.again(form, failure))));
    }

    private Future<Answer> said(PageCall call, String plan, PlanItem done, boolean accepted) {
        return ItemPage.isPart(call)
                ? page.card(call, done, "")
                : Future.succeededFuture(Redirect.done(
                        "/console/plans/" + plan + ItemDecideAction.back(call) + "#i-" + done.id(),
                        call.t(
                                accepted ? "item.done.accept" : "item.done.edit",
                                done.values().name())));
    }
}
