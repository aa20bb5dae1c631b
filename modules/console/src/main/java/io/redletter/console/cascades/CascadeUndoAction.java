package io.redletter.console.cascades;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.vertx.core.Future;

/** Takes a cascade back as far as it goes. */
final class CascadeUndoAction implements Page {
    private final CascadeDesk desk;

    CascadeUndoAction(CascadeDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String address = "/console/cascades/" + call.path("id");
        return call.orBack(
                desk.cascades()
                        .undo(call.actor(), call.path("id"))
                        .map(undone -> Redirect.done(
                                address, call.t("cascade.said." + undone.state().text()))),
                address,
                call.t("cascade.not-undone"));
    }
}
