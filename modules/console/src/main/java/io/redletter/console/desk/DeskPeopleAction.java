package io.redletter.console.desk;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.vertx.core.Future;
import java.util.Set;

/** Stores what a person found out about some of the people of a list. */
final class DeskPeopleAction implements Page {
    private final DeskRoom room;

    DeskPeopleAction(DeskRoom room) {
        this.room = room;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        String id = call.path("delivery");
        String page = "/console/desk/deliveries/" + id;
        return call.orBack(
                Future.succeededFuture()
                        .compose(v -> room.people()
                                .resolve(
                                        call.actor(),
                                        id,
                                        Set.copyOf(form.all("who")),
                                        DeskVerdictAction.verdict(call, form),
                                        DeskVerdictAction.note(call, form)))
                        .map(settled -> Redirect.done(page, call.t("delivery.settled"))),
                page,
                call.t("work.not-done"));
    }
}
