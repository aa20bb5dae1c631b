package io.redletter.console.board;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.vertx.core.Future;
import java.util.Map;

/** The list of pushes alone: a board asks for it again while it is open. */
final class BoardPushesPage implements Page {
    private final BoardDesk desk;
    private final PushReader pushes;
    private final String template;

    BoardPushesPage(BoardDesk desk, PushReader pushes, String template) {
        this.desk = desk;
        this.pushes = pushes;
        this.template = template;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return desk.campaigns()
                .get(call.actor(), call.query("campaign").orElse(""))
                .compose(campaign -> pushes.read(call, campaign)
                        .map(read -> new View("board/" + template + ".ftlh", 200, Map.of())
                                .with("campaign", campaign)
                                .with("pushes", read)));
    }
}
