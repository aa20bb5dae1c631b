package io.redletter.console.channels;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.delivery.AddedChannel;
import io.redletter.delivery.NewChannel;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds a way out. A secret that was made stands on the answer itself and nowhere else. */
final class ChannelAddAction implements Page {
    private static final Map<String, List<String>> SETTINGS = Map.of(
            ChannelNewPage.WEBHOOK, List.of("url"),
            ChannelNewPage.WECHAT, List.of("app-id", "publish", "tag", "author", "base-url"));

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
                .createAccount(call.actor(), wanted(form))
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

    private static NewChannel wanted(Form form) {
        String kind = form.text("kind");
        Map<String, String> settings = new LinkedHashMap<>();
        SETTINGS.getOrDefault(kind, List.of())
                .forEach(key -> form.filled(key).ifPresent(value -> settings.put(key, value)));
        return new NewChannel(
                kind,
                form.text("name"),
                form.filled("unitId").orElse(null),
                settings,
                form.filled("secret").orElse(null),
                false);
    }
}
