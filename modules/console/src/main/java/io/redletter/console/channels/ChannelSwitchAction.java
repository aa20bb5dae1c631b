package io.redletter.console.channels;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.delivery.ChannelAccount;
import io.redletter.platform.NotFoundException;
import io.vertx.core.Future;

/** Shuts a channel ({@code disable}) or opens it again ({@code enable}). */
final class ChannelSwitchAction implements Page {
    private final ChannelDesk desk;

    ChannelSwitchAction(ChannelDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String word = call.path("switch");
        String address = "/console/channels/" + call.path("id");
        return call.orBack(
                switched(call, word).map(account -> Redirect.done(address, call.t("channel." + word + "d"))),
                address,
                call.t("work.not-done"));
    }

    private Future<ChannelAccount> switched(PageCall call, String word) {
        return switch (word) {
            case "disable" -> desk.channels()
                    .disable(call.actor(), call.path("id"), call.form().text("reason"));
            case "enable" -> desk.channels().enable(call.actor(), call.path("id"));
            default -> Future.failedFuture(new NotFoundException("page", word));
        };
    }
}
