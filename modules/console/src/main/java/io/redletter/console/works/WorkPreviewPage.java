package io.redletter.console.works;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Html;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.platform.NotFoundException;
import io.vertx.core.Future;

/** {@code /console/works/{id}/preview?version=}: exactly the page readers will see, not counted. */
final class WorkPreviewPage implements Page {
    private final WorkDesk desk;

    WorkPreviewPage(WorkDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return desk.content().get(call.actor(), call.path("id")).compose(work -> {
            int number = call.number("version", 1, 1_000_000).orElse(work.headNumber());
            if (number == 0) {
                throw new NotFoundException("version", work.id());
            }
            return desk.content()
                    .version(work.id(), number)
                    .compose(version -> desk.room().page().render(work, version, true))
                    .map(text -> new Html(text, desk.room().page().policy()));
        });
    }
}
