package io.redletter.console.channels;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Choice;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.vertx.core.Future;
import java.util.Map;

/** {@code /console/channels/new?kind=}: the form for a new way out. */
final class ChannelNewPage implements Page {
    static final String WECHAT = "wechat-oa";
    static final String WEBHOOK = "webhook";

    private final ChannelDesk desk;

    ChannelNewPage(ChannelDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String kind = call.query("kind").orElse(WEBHOOK);
        return show(
                call,
                Form.empty()
                        .starting(Map.of("kind", kind, "unitId", call.actor().unitId(), "publish", "freepublish")));
    }

    Future<Answer> show(PageCall call, Form form) {
        return desk.names().units(call.actor()).map(units -> View.of("channel-new")
                .with("kind", form.text("kind").equals(WECHAT) ? WECHAT : WEBHOOK)
                .with(
                        "units",
                        units.entrySet().stream()
                                .map(unit -> new Choice(unit.getKey(), unit.getValue()))
                                .toList())
                .form(form));
    }
}
