package io.redletter.console.desk;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.vertx.core.Future;

/** Lets a replay take no further step. */
final class ReplayCancelAction implements Page {
    private final DeskRoom room;

    ReplayCancelAction(DeskRoom room) {
        this.room = room;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String address = "/console/desk/replays/" + call.path("replay");
        return call.orBack(
                room.desk()
                        .replays()
                        .cancel(call.actor(), call.path("replay"))
                        .map(next -> Redirect.done(address, call.t("replay.stopped"))),
                address,
                call.t("work.not-done"));
    }
}
