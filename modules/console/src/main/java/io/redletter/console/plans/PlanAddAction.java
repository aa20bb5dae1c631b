package io.redletter.console.plans;

import io.redletter.campaign.proposal.NewPlan;
import io.redletter.campaign.proposal.PlanDocument;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import io.vertx.ext.web.FileUpload;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Takes a file or pasted text in, reads it, and shows what was found. */
final class PlanAddAction implements Page {
    private final PlanDesk desk;
    private final PlanListPage page;

    PlanAddAction(PlanDesk desk, PlanListPage page) {
        this.desk = desk;
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        return Future.succeededFuture()
                .compose(v -> take(call, form))
                .<Answer>map(plan -> Redirect.done("/console/plans/" + plan.id(), said(call, plan)))
                .recover(failure -> page.show(call, call.again(form, failure)));
    }

    private Future<PlanDocument> take(PageCall call, Form form) {
        NewPlan wish = new NewPlan(
                form.filled("unitId").orElse(null),
                form.filled("planId").orElse(null),
                form.filled("title").orElse(null),
                years(form),
                false);
        Optional<FileUpload> file = call.context().fileUploads().stream()
                .filter(upload -> upload.size() > 0 && !upload.fileName().isEmpty())
                .findFirst();
        if (file.isPresent()) {
            FileUpload upload = file.get();
            return desk.plans().take(call.actor(), wish, upload.fileName(), Path.of(upload.uploadedFileName()));
        }
        String text = form.filled("text")
                .orElseThrow(() -> RefusedException.field("/file", "empty", call.t("plan.file-or-text")));
        return desk.plans().take(call.actor(), wish, text);
    }

    static List<Integer> years(Form form) {
        return form.all("years").stream()
                .filter(year -> year.matches("\\d{4}"))
                .map(Integer::valueOf)
                .toList();
    }

    private static String said(PageCall call, PlanDocument plan) {
        return plan.reading() == 1
                ? call.t("plan.added", plan.title())
                : call.t("plan.updated", plan.title(), plan.reading());
    }
}
