package io.redletter.console.pushes;

import io.redletter.accounts.Actor;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.vertx.core.Future;

/** A step of one click: arm, hold, cancel. A refusal is told on the push's page. */
final class PushStepAction implements Page {
    private final String word;
    private final Step step;

    PushStepAction(String word, Step step) {
        this.word = word;
        this.step = step;
    }

    /** What the service does. */
    @FunctionalInterface
    interface Step {
        Future<Void> take(Actor actor, String pushId, String reason);
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String address =
                call.form().filled("back").filter("/console"::equals).orElse("/console/pushes/" + call.path("id"));
        return call.orBack(
                step.take(call.actor(), call.path("id"), call.form().text("reason"))
                        .map(v -> Redirect.done(address, call.t("push.did." + word))),
                address,
                call.t("push.did-not." + word));
    }
}
