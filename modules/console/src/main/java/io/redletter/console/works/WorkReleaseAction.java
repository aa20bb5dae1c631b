package io.redletter.console.works;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;

/** Plans or moves the release; a click on "now" releases at once. */
final class WorkReleaseAction implements Page {
    private final WorkDesk desk;
    private final WorkPage page;

    WorkReleaseAction(WorkDesk desk, WorkPage page) {
        this.desk = desk;
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        String id = call.path("id");
        return Future.succeededFuture()
                .map(v -> at(call, form))
                .compose(at -> desk.content()
                        .scheduleRelease(call.actor(), id, at)
                        .<Answer>map(work -> Redirect.done(
                                "/console/works/" + id,
                                call.t("work.release-set", call.wording().full(at, "")))))
                .recover(failure -> page.show(call, call.again(form, failure)));
    }

    private Instant at(PageCall call, Form form) {
        if (form.filled("now").isPresent()) {
            return call.wording().now();
        }
        try {
            return LocalDateTime.parse(form.text("at")).atZone(desk.zone()).toInstant();
        } catch (DateTimeParseException notATime) {
            throw RefusedException.field("/at", "not-a-time", call.t("form.not-a-time"));
        }
    }
}
