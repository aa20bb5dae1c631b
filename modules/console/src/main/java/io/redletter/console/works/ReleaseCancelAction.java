package io.redletter.console.works;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.vertx.core.Future;

/** Takes a planned release back. */
final class ReleaseCancelAction implements Page {
    private final WorkDesk desk;

    ReleaseCancelAction(WorkDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String address = "/console/works/" + call.path("id");
        return call.orBack(
                desk.content()
                        .cancelRelease(call.actor(), call.path("id"))
                        .map(work -> Redirect.done(address, call.t("work.release-cancelled"))),
                address,
                call.t("work.not-done"));
    }
}
