package io.redletter.console.works;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Flash;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.content.Draft;
import io.redletter.content.SavedVersion;
import io.vertx.core.Future;

/** Stores what was written as the next version. */
final class WorkSaveAction implements Page {
    private final WorkDesk desk;
    private final WorkEditPage page;

    WorkSaveAction(WorkDesk desk, WorkEditPage page) {
        this.desk = desk;
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        String id = call.path("id");
        int head = form.filled("head")
                .filter(text -> text.matches("\\d{1,8}"))
                .map(Integer::valueOf)
                .orElse(0);
        return desk.content()
                .saveVersion(call.actor(), id, head, draft(form))
                .<Answer>map(saved -> new Redirect("/console/works/" + id, told(call, saved)))
                .recover(failure -> page.show(call, call.again(form, failure)));
    }

    private static Draft draft(Form form) {
        return new Draft(
                form.text("title"),
                form.text("summary"),
                form.text("bodyHtml"),
                form.filled("cover").orElse(null),
                form.filled("video").orElse(null),
                form.filled("language").orElse(null));
    }

    private static Flash told(PageCall call, SavedVersion saved) {
        String text = call.t("work.saved", saved.version().number());
        return saved.notes().isEmpty()
                ? Flash.done(text)
                : new Flash(true, text, call.t("work.cleaned", String.join("; ", saved.notes())));
    }
}
