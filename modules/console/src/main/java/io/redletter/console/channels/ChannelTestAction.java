package io.redletter.console.channels;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.vertx.core.Future;

/** Shows that a channel works, without publishing anything. */
final class ChannelTestAction implements Page {
    private final ChannelDesk desk;

    ChannelTestAction(ChannelDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String address = "/console/channels/" + call.path("id");
        return call.orBack(
                desk.channels()
                        .test(call.actor(), call.path("id"))
                        .map(said -> Redirect.done(address, call.pick(said))),
                address,
                call.t("channel.test.failed"));
    }
}
