package io.redletter.console.audiences;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.delivery.audience.AudienceImport;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import io.vertx.ext.web.FileUpload;
import java.nio.file.Path;
import java.util.Optional;

/** Takes a file of people in, from a browser without scripts, and shows what its columns are taken for. */
final class ImportTakeAction implements Page {
    private final AudienceDesk desk;
    private final AudiencePage page;

    ImportTakeAction(AudienceDesk desk, AudiencePage page) {
        this.desk = desk;
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        return Future.succeededFuture()
                .compose(v -> take(call))
                .<Answer>map(job -> Redirect.to(AudiencePages.HOME + "/imports/" + job.id()))
                .recover(failure -> page.show(call, call.again(form, failure)));
    }

    private Future<AudienceImport> take(PageCall call) {
        Optional<FileUpload> file = call.context().fileUploads().stream()
                .filter(upload -> !upload.fileName().isEmpty())
                .findFirst();
        FileUpload upload =
                file.orElseThrow(() -> RefusedException.field("/file", "empty", call.t("audience.choose-file")));
        return desk.house()
                .imports()
                .take(call.actor(), call.path("id"), upload.fileName(), Path.of(upload.uploadedFileName()));
    }
}
