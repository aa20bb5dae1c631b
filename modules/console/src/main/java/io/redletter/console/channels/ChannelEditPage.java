package io.redletter.console.channels;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.delivery.ChannelAccount;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code /console/channels/{id}/edit}: its name and settings, and another secret where it has just one. */
final class ChannelEditPage implements Page {
    private final ChannelDesk desk;

    ChannelEditPage(ChannelDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return desk.channels().get(call.actor(), call.path("id")).compose(account -> {
            Map<String, String> now = new HashMap<>(account.settings());
            now.put("name", account.name());
            return view(call, account, Form.empty().starting(now));
        });
    }

    Future<Answer> show(PageCall call, Form form) {
        return desk.channels().get(call.actor(), call.path("id")).compose(account -> view(call, account, form));
    }

    private Future<Answer> view(PageCall call, ChannelAccount account, Form form) {
        var fields = desk.channels().forms().getOrDefault(account.kind(), List.of());
        return desk.keys().keys(call.actor(), account.id()).otherwise(List.of()).map(keys -> View.of("channel-edit")
                .with("channel", account)
                .with("fields", ChannelFields.of(call, fields))
                .with("signs", !keys.isEmpty())
                .form(form));
    }
}
