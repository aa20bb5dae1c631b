package io.redletter.console.channels;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.vertx.core.Future;

/** {@code /console/channels/{id}/health}: the part that takes a moment, for the other side is asked. */
final class ChannelHealthPage implements Page {
    private final ChannelDesk desk;

    ChannelHealthPage(ChannelDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return desk.watch().health(call.actor(), call.path("id")).map(card -> View.of("channel-health")
                .with("card", card)
                .with("hours", card.over().toHours())
                .with("percent", Math.round(card.errorRate() * 1000) / 10.0));
    }
}
