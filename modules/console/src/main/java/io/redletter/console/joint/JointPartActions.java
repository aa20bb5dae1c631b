package io.redletter.console.joint;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.vertx.core.Future;

/** What a unit does on the page of a joint release: say yes, say no, begin its own wording. */
final class JointPartActions {
    private final JointDesk desk;
    private final JointPage page;

    JointPartActions(JointDesk desk, JointPage page) {
        this.desk = desk;
        this.page = page;
    }

    Future<Answer> confirm(PageCall call) {
        Form form = call.form();
        return desk.joint()
                .answers()
                .confirm(
                        call.actor(),
                        call.path("id"),
                        call.path("unit"),
                        form.all("channelIds"),
                        form.text("own").equals("own"))
                .<Answer>map(done -> Redirect.done(address(call), call.t("joint.confirmed")))
                .recover(failure -> page.show(call, call.again(form, failure)));
    }

    Future<Answer> decline(PageCall call) {
        return call.orBack(
                desk.joint()
                        .answers()
                        .decline(
                                call.actor(),
                                call.path("id"),
                                call.path("unit"),
                                call.form().filled("reason").orElse(null))
                        .map(done -> Redirect.done(address(call), call.t("joint.declined"))),
                address(call),
                call.t("joint.not-answered"));
    }

    Future<Answer> localise(PageCall call) {
        return call.orBack(
                desk.joint()
                        .answers()
                        .localise(call.actor(), call.path("id"), call.path("unit"))
                        .map(work -> Redirect.done("/console/works/" + work.id() + "/edit", call.t("joint.localised"))),
                address(call),
                call.t("joint.not-localised"));
    }

    private static String address(PageCall call) {
        return "/console/joint/" + call.path("id");
    }
}
