package io.redletter.console.works;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.vertx.core.Future;

/** Shuts a work on every way out. */
final class WorkWithdrawAction implements Page {
    private final WorkDesk desk;

    WorkWithdrawAction(WorkDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String address = "/console/works/" + call.path("id");
        return call.orBack(
                desk.content()
                        .withdraw(call.actor(), call.path("id"), call.form().text("reason"))
                        .map(work -> Redirect.done(address, call.t("work.withdrawn"))),
                address,
                call.t("work.not-done"));
    }
}
