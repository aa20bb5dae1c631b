package io.redletter.console.targets;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.vertx.core.Future;

/** Removes a target. */
final class TargetRemoveAction implements Page {
    private final TargetDesk desk;

    TargetRemoveAction(TargetDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String address = "/console/targets";
        return call.orBack(
                desk.targets()
                        .remove(call.actor(), call.path("id"))
                        .map(v -> Redirect.done(address, call.t("target.removed"))),
                address,
                call.t("target.not-removed"));
    }
}
