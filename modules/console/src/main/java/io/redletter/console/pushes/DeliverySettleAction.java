package io.redletter.console.pushes;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.delivery.Delivery;
import io.redletter.delivery.Verdict;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.util.Arrays;

/** Records what a person found at the platform about a delivery that the program could not settle. */
final class DeliverySettleAction implements Page {
    private final PushDesk desk;

    DeliverySettleAction(PushDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        String address = "/console/pushes/" + call.path("id");
        return call.orBack(
                Future.succeededFuture()
                        .map(v -> verdict(call, form))
                        .compose(verdict -> desk.deliveries()
                                .resolve(
                                        call.actor(),
                                        Delivery.id(call.path("id"), call.path("channel")),
                                        verdict,
                                        form.text("note")))
                        .map(v -> Redirect.done(address, call.t("delivery.settled"))),
                address,
                call.t("work.not-done"));
    }

    private static Verdict verdict(PageCall call, Form form) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.name().equals(form.text("verdict")))
                .findFirst()
                .orElseThrow(() -> RefusedException.field("/verdict", "empty", call.t("form.empty")));
    }
}
