package io.redletter.console.desk;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.vertx.core.Future;

/** Starts a replay of what the page has counted. */
final class ReplayStartAction implements Page {
    private final DeskRoom room;
    private final ReplayNewPage page;

    ReplayStartAction(DeskRoom room, ReplayNewPage page) {
        this.room = room;
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        return Future.succeededFuture()
                .compose(v -> room.desk()
                        .replays()
                        .start(
                                call.actor(),
                                ReplayFields.range(call, form, room.zone()),
                                ReplayFields.perMinute(form),
                                form.text("reason")))
                .<Answer>map(begun ->
                        Redirect.done("/console/desk/replays/" + begun.id(), call.t("replay.started", begun.total())))
                .recover(failure -> page.show(call, call.again(form, failure)));
    }
}
