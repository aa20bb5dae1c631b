package io.redletter.console.audiences;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Flash;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.platform.NotFoundException;
import io.vertx.core.Future;

/** Goes to the record of an address, without the address standing in any address bar. */
final class PersonFindAction implements Page {
    private final AudienceDesk desk;

    PersonFindAction(AudienceDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Future<Answer> found = Future.succeededFuture()
                .map(v -> desk.house().people().hashOf(call.form().text("address")))
                .compose(hash -> desk.house()
                        .people()
                        .file(call.actor(), hash)
                        .<Answer>map(file -> Redirect.to(AudiencePages.HOME + "/people/" + hash)))
                .recover(failure -> failure instanceof NotFoundException
                        ? Future.succeededFuture(new Redirect(
                                AudiencePages.HOME,
                                Flash.refused(call.t("person.not-found"), call.t("person.not-found.why"))))
                        : Future.failedFuture(failure));
        return call.orBack(found, AudiencePages.HOME, call.t("person.could-not-find"));
    }
}
