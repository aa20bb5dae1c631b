package io.redletter.console.audiences;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.vertx.core.Future;

/** Lets an import run with the columns as a person says they are. */
final class ImportStartAction implements Page {
    private final AudienceDesk desk;
    private final ImportPage page;

    ImportStartAction(AudienceDesk desk, ImportPage page) {
        this.desk = desk;
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        String id = call.path("id");
        return desk.house()
                .imports()
                .start(call.actor(), id, form.all("columns"))
                .<Answer>map(job -> Redirect.to(AudiencePages.HOME + "/imports/" + id))
                .recover(failure -> page.show(call, call.again(form, failure)));
    }
}
