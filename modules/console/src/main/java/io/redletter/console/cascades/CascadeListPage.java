package io.redletter.console.cascades;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.vertx.core.Future;

/** {@code /console/cascades}: what was moved, by whom, and what came of it. */
final class CascadeListPage implements Page {
    private final CascadeDesk desk;

    CascadeListPage(CascadeDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return desk.cascades().list(call.actor()).map(cascades -> View.of("cascades")
                .with("cascades", cascades));
    }
}
