package io.redletter.console.audiences;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.vertx.core.Future;

/** Deletes a list with everybody on it. */
final class AudienceRemoveAction implements Page {
    private final AudienceDesk desk;

    AudienceRemoveAction(AudienceDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String id = call.path("id");
        Future<Answer> gone = desk.house()
                .lists()
                .remove(call.actor(), id)
                .map(v -> Redirect.done(AudiencePages.HOME, call.t("audience.removed")));
        return call.orBack(gone, AudiencePages.HOME + "/lists/" + id, call.t("audience.not-removed"));
    }
}
