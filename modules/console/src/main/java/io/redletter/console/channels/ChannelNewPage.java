package io.redletter.console.channels;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Choice;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.delivery.channel.Setting;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** {@code /console/channels/new?kind=}: the form for a new way out, as its kind asks for it. */
final class ChannelNewPage implements Page {
    private final ChannelDesk desk;

    ChannelNewPage(ChannelDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String kind = call.query("kind").orElse("");
        return show(
                call,
                Form.empty()
                        .starting(Map.of("kind", kind, "unitId", call.actor().unitId())));
    }

    Future<Answer> show(PageCall call, Form form) {
        Map<String, List<Setting>> forms = desk.channels().forms();
        String kind = forms.containsKey(form.text("kind"))
                ? form.text("kind")
                : forms.keySet().iterator().next();
        return desk.names().units(call.actor()).map(units -> View.of("channel-new")
                .with("kind", kind)
                .with("kinds", List.copyOf(forms.keySet()))
                .with("fields", ChannelFields.of(call, forms.getOrDefault(kind, List.of())))
                .with(
                        "units",
                        units.entrySet().stream()
                                .map(unit -> new Choice(unit.getKey(), unit.getValue()))
                                .toList())
                .form(form));
    }
}
