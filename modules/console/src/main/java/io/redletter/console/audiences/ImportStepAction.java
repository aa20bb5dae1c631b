package io.redletter.console.audiences;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.delivery.audience.AudienceImport;
import io.vertx.core.Future;

/** Stops an import, or takes it back. */
final class ImportStepAction implements Page {
    private final AudienceDesk desk;
    private final String step;

    ImportStepAction(AudienceDesk desk, String step) {
        this.desk = desk;
        this.step = step;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String id = call.path("id");
        String address = AudiencePages.HOME + "/imports/" + id;
        var imports = desk.house().imports();
        Future<AudienceImport> done =
                step.equals("undo") ? imports.undo(call.actor(), id) : imports.cancel(call.actor(), id);
        return call.orBack(
                done.map(job -> Redirect.done(address, call.t("audience.import.did." + step))),
                address,
                call.t("audience.import.could-not"));
    }
}
