package io.redletter.console.works;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.vertx.core.Future;

/** Hands the version that was looked at to review. */
final class WorkSubmitAction implements Page {
    private final WorkDesk desk;

    WorkSubmitAction(WorkDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String address = "/console/works/" + call.path("id");
        return call.orBack(
                desk.content()
                        .submit(call.actor(), call.path("id"), Numbered.of(call.form()))
                        .map(work -> Redirect.done(address, call.t("work.submitted"))),
                address,
                call.t("work.not-submitted"));
    }
}
