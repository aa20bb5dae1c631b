package io.redletter.console.pushes;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.vertx.core.Future;

/** Moves a push to another second, if nobody else moved it meanwhile. */
final class PushMoveAction implements Page {
    private final PushDesk desk;
    private final PushPage page;

    PushMoveAction(PushDesk desk, PushPage page) {
        this.desk = desk;
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        String id = call.path("id");
        Long version = form.filled("version")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .orElse(null);
        return Future.succeededFuture()
                .map(v -> PushFields.local(call, form))
                .compose(local -> desk.pushes().move(call.actor(), id, local, null, version))
                .<Answer>map(moved -> Redirect.done(
                        "/console/pushes/" + id,
                        call.t("push.moved", call.wording().full(moved.push().local()))))
                .recover(failure -> page.show(call, call.again(form, failure)));
    }
}
