package io.redletter.console.pushes;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.vertx.core.Future;
import java.util.function.Function;

/** {@code /console/pushes/{id}/progress}: the part of the page that moves while a push leaves. */
final class PushProgressPage implements Page {
    private final PushPage page;

    PushProgressPage(PushPage page) {
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return page.view(call, "push-progress").map(Function.identity());
    }
}
