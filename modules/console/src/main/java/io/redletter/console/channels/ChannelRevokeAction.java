package io.redletter.console.channels;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.vertx.core.Future;

/** Lets a signing key sign nothing more. */
final class ChannelRevokeAction implements Page {
    private final ChannelDesk desk;

    ChannelRevokeAction(ChannelDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String address = "/console/channels/" + call.path("id");
        return call.orBack(
                desk.keys()
                        .revoke(call.actor(), call.path("id"), call.path("key"))
                        .map(left -> Redirect.done(address, call.t("channel.key.revoked"))),
                address,
                call.t("work.not-done"));
    }
}
