package io.redletter.console.desk;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.delivery.Verdict;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.util.Arrays;

/** Stores what a person found, with a note that says how. */
final class DeskVerdictAction implements Page {
    private final DeskRoom room;

    DeskVerdictAction(DeskRoom room) {
        this.room = room;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        String id = call.path("delivery");
        return call.orBack(
                Future.succeededFuture()
                        .compose(
                                v -> room.deliveries().resolve(call.actor(), id, verdict(call, form), note(call, form)))
                        .map(settled -> Redirect.done("/console/desk", call.t("delivery.settled"))),
                "/console/desk/deliveries/" + id,
                call.t("work.not-done"));
    }

    static String note(PageCall call, Form form) {
        return form.filled("note")
                .orElseThrow(() -> RefusedException.field("/note", "empty", call.t("desk.note.missing")));
    }

    static Verdict verdict(PageCall call, Form form) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.name().equals(form.text("verdict")))
                .findFirst()
                .orElseThrow(() -> RefusedException.field("/verdict", "empty", call.t("form.empty")));
    }
}
