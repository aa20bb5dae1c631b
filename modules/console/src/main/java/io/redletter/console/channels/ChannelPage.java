package io.redletter.console.channels;

import io.redletter.accounts.Permission;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.delivery.ChannelAccount;
import io.redletter.delivery.Delivery;
import io.redletter.delivery.DeliveryFilter;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;

/** {@code /console/channels/{id}}: its settings, how it fares, and a test that publishes nothing. */
final class ChannelPage implements Page {
    private static final int LATEST = 30;

    private final ChannelDesk desk;

    ChannelPage(ChannelDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return desk.channels()
                .get(call.actor(), call.path("id"))
                .compose(account -> show(call, account))
                .map(Function.identity());
    }

    /** With the keys that sign; a secret that does not open must not hide the page. */
    private Future<View> withKeys(PageCall call, ChannelAccount account, View view) {
        return desk.keys().keys(call.actor(), account.id()).otherwise(List.of()).map(keys -> view.with("keys", keys)
                .with("fields", ChannelFields.of(call, desk.channels().forms().getOrDefault(account.kind(), List.of())))
                .with("can", desk.channels().capabilities(account.kind())));
    }

    Future<View> show(PageCall call, ChannelAccount account) {
        DeliveryFilter filter = new DeliveryFilter(null, account.id(), null);
        return desk.deliveries()
                .list(call.actor(), filter, LATEST)
                .compose(deliveries -> desk.names()
                        .works(
                                call.actor(),
                                deliveries.stream().map(Delivery::workId).toList())
                        .compose(titles -> desk.names().units(call.actor()).compose(units -> desk.quotas()
                                .windows(List.of(account.id()), call.wording().now())
                                .map(windows -> View.of("channel")
                                        .with("windows", windows)
                                        .with("channel", account)
                                        .with("deliveries", deliveries)
                                        .with("titles", titles)
                                        .with("units", units)
                                        .with("mayWrite", call.actor().may(Permission.CHANNEL_WRITE))))))
                .compose(view -> withKeys(call, account, view));
    }
}
