package io.redletter.console.works;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.content.Verdict;
import io.vertx.core.Future;

/** Records a verdict on exactly what the reviewer had before their eyes. */
final class WorkReviewAction implements Page {
    private final WorkDesk desk;
    private final WorkPage page;

    WorkReviewAction(WorkDesk desk, WorkPage page) {
        this.desk = desk;
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        String id = call.path("id");
        Verdict verdict = form.text("verdict").equals("APPROVED") ? Verdict.APPROVED : Verdict.RETURNED;
        return desk.content()
                .review(call.actor(), id, Numbered.of(form), form.text("hash"), verdict, form.text("comment"))
                .<Answer>map(work -> Redirect.done(
                        "/console/works/" + id,
                        call.t(verdict == Verdict.APPROVED ? "review.approved" : "review.returned")))
                .recover(failure -> page.show(call, call.again(form, failure)));
    }
}
