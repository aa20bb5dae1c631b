package io.redletter.console.joint;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** What the lead does on the page of a joint release: move its instant, call it off. */
final class JointLeadActions {
    private final JointDesk desk;
    private final JointPage page;

    JointLeadActions(JointDesk desk, JointPage page) {
        this.desk = desk;
        this.page = page;
    }

    Future<Answer> move(PageCall call) {
        Form form = call.form();
        return Future.succeededFuture()
                .compose(v -> desk.joint()
                        .move(call.actor(), call.path("id"), JointFields.local(call, form), null, version(form)))
                .<Answer>map(done -> Redirect.done(address(call), call.t("joint.moved")))
                .recover(failure -> page.show(call, call.again(form, failure)));
    }

    Future<Answer> cancel(PageCall call) {
        String reason = call.form().filled("reason").orElse(call.t("joint.cancel.no-reason"));
        return call.orBack(
                desk.joint()
                        .cancel(call.actor(), call.path("id"), reason)
                        .map(done -> Redirect.done(address(call), call.t("joint.cancelled"))),
                address(call),
                call.t("joint.not-cancelled"));
    }

    private static @Nullable Long version(Form form) {
        return form.filled("version")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .orElse(null);
    }

    private static String address(PageCall call) {
        return "/console/joint/" + call.path("id");
    }
}
