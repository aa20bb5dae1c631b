package io.redletter.console.channels;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.delivery.AddedChannel;
import io.redletter.delivery.NewChannel;
import io.vertx.core.Future;
import java.util.List;

/** Adds a way out. A secret that was made stands on the answer itself and nowhere else. */
final class ChannelAddAction implements Page {
    private final ChannelDesk desk;
    private final ChannelNewPage page;
    private final ChannelPage channel;

    ChannelAddAction(ChannelDesk desk, ChannelNewPage page, ChannelPage channel) {
        this.desk = desk;
        this.page = page;
        this.channel = channel;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        return desk.channels()
                .createAccount(call.actor(), wanted(desk, form))
                .compose(added -> shown(call, added))
                .recover(failure -> page.show(call, call.again(form, failure)));
    }

    private Future<Answer> shown(PageCall call, AddedChannel added) {
        String secret = added.secret();
        return secret == null
                ? Future.succeededFuture(Redirect.done(
                        "/console/channels/" + added.channel().id(),
                        call.t("channel.added", added.channel().name())))
                : channel.show(call, added.channel()).map(view -> view.with("secret", secret));
    }

    private static NewChannel wanted(ChannelDesk desk, Form form) {
        String kind = form.text("kind");
        return new NewChannel(
                kind,
                form.text("name"),
                form.filled("unitId").orElse(null),
                ChannelFields.settings(form, desk.channels().forms().getOrDefault(kind, List.of())),
                form.filled("secret").orElse(null),
                false);
    }
}
