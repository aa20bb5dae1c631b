package io.redletter.console.desk;

import io.redletter.accounts.Permission;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.vertx.core.Future;

/** {@code /console/desk/replays/{id}}: how far it is; it goes on whether somebody looks or not. */
final class ReplayPage implements Page {
    private final DeskRoom room;

    ReplayPage(DeskRoom room) {
        this.room = room;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return room.desk().replays().get(call.actor(), call.path("replay")).map(replay -> View.of("replay")
                .with("replay", replay)
                .with("mayCancel", call.actor().may(Permission.PUSH_WRITE) && !replay.isOver()));
    }
}
