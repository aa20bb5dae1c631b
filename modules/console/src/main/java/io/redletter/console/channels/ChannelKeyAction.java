package io.redletter.console.channels;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Function;

/** Makes a new signing key; what must be handed over stands on the answer itself and nowhere else. */
final class ChannelKeyAction implements Page {
    private final ChannelDesk desk;
    private final ChannelPage page;

    ChannelKeyAction(ChannelDesk desk, ChannelPage page) {
        this.desk = desk;
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        String id = call.path("id");
        Future<Answer> rotated = desk.keys()
                .rotate(call.actor(), id, form.text("algorithm"), overlap(form))
                .compose(made -> desk.channels()
                        .get(call.actor(), id)
                        .compose(account -> page.show(call, account))
                        .map(view -> view.with("secret", made.shown())))
                .map(Function.identity());
        return call.orBack(rotated, "/console/channels/" + id, call.t("work.not-done"));
    }

    private static Duration overlap(Form form) {
        String hours = form.text("hours");
        if (!hours.matches("[0-9]{1,3}")) {
            throw RefusedException.field(
                    "/hours", "invalid-field", "/hours: 应为 0 到 168 的整数 (expected: a number from 0 to 168)");
        }
        return Duration.ofHours(Long.parseLong(hours));
    }
}
