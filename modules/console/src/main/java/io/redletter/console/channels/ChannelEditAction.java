package io.redletter.console.channels;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.delivery.ChannelAccount;
import io.vertx.core.Future;
import java.util.List;

/** Saves a channel's name, settings and, where one was typed, its secret. */
final class ChannelEditAction implements Page {
    private final ChannelDesk desk;
    private final ChannelEditPage page;

    ChannelEditAction(ChannelDesk desk, ChannelEditPage page) {
        this.desk = desk;
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        String id = call.path("id");
        return desk.channels()
                .get(call.actor(), id)
                .compose(account -> save(call, form, account))
                .<Answer>map(saved -> Redirect.done("/console/channels/" + id, call.t("channel.saved")))
                .recover(failure -> page.show(call, call.again(form, failure)));
    }

    private Future<ChannelAccount> save(PageCall call, Form form, ChannelAccount account) {
        var fields = desk.channels().forms().getOrDefault(account.kind(), List.of());
        return desk.channels()
                .changeSettings(call.actor(), account.id(), ChannelFields.settings(form, fields))
                .compose(saved -> desk.channels().rename(call.actor(), account.id(), form.text("name")))
                .compose(saved -> form.filled("secret").isPresent()
                        ? desk.keys().replaceSecret(call.actor(), account.id(), form.text("secret"))
                        : Future.succeededFuture(saved));
    }
}
