package io.redletter.console.joint;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.vertx.core.Future;

/** Asks units to speak together. */
final class JointAskAction implements Page {
    private final JointDesk desk;
    private final JointNewPage page;

    JointAskAction(JointDesk desk, JointNewPage page) {
        this.desk = desk;
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        return Future.succeededFuture()
                .compose(v -> desk.content().get(call.actor(), form.text("workId")))
                .compose(work -> desk.joint().ask(call.actor(), JointFields.wanted(call, form, work.campaignId())))
                .<Answer>map(made -> Redirect.done(
                        "/console/joint/" + made.joint().id(),
                        call.t("joint.asked", made.parts().size())))
                .recover(failure -> page.show(call, call.again(form, failure)));
    }
}
