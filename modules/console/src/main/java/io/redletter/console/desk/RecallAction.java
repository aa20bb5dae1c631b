package io.redletter.console.desk;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.vertx.core.Future;
import java.util.List;

/** Orders that a push be taken back or corrected. */
final class RecallAction implements Page {
    private final DeskRoom room;
    private final RecallPage page;

    RecallAction(DeskRoom room, RecallPage page) {
        this.room = room;
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        String id = call.path("id");
        return room.desk()
                .recalls()
                .order(call.actor(), id, form.text("how"), form.text("text"), form.text("reason"), List.of())
                .<Answer>map(ordered ->
                        Redirect.done("/console/pushes/" + id + "/recall", call.t("recall.ordered", ordered.size())))
                .recover(failure -> page.show(call, call.again(form, failure)));
    }
}
