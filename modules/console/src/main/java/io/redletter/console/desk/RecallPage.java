package io.redletter.console.desk;

import io.redletter.accounts.Permission;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.vertx.core.Future;

/** {@code /console/pushes/{id}/recall}: what can be taken back or corrected, and what came of it. */
final class RecallPage implements Page {
    private final DeskRoom room;

    RecallPage(DeskRoom room) {
        this.room = room;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return show(call, Form.empty());
    }

    Future<Answer> show(PageCall call, Form form) {
        String id = call.path("id");
        return room.desk().recalls().options(call.actor(), id).compose(options -> room.desk()
                .recalls()
                .list(call.actor(), id)
                .compose(recalls -> room.names().channels().map(channels -> View.of("recall")
                        .with("pushId", id)
                        .with("options", options)
                        .with("recalls", recalls)
                        .with("moving", recalls.stream().anyMatch(recall -> !recall.isOver()))
                        .with("mayWithdraw", options.stream().anyMatch(option -> option.withdraw()))
                        .with("mayCorrect", options.stream().anyMatch(option -> option.correct()))
                        .with("channelNames", channels)
                        .with("mayWrite", call.actor().may(Permission.PUSH_WRITE))
                        .form(form))));
    }
}
