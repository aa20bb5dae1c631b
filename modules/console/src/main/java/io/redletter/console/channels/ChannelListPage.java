package io.redletter.console.channels;

import io.redletter.accounts.Permission;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.delivery.Delivery;
import io.redletter.delivery.DeliveryFilter;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code /console/channels}: every way out, and how its last delivery went. */
final class ChannelListPage implements Page {
    private static final int LATEST = 500;

    private final ChannelDesk desk;

    ChannelListPage(ChannelDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String words = call.query("q").orElse("").toLowerCase(Locale.ROOT);
        return desk.channels()
                .list(call.actor())
                .compose(channels -> desk.names().units(call.actor()).compose(units -> desk.deliveries()
                        .list(call.actor(), DeliveryFilter.all(), LATEST)
                        .map(deliveries -> View.of("channels")
                                .with("none", channels.isEmpty())
                                .with(
                                        "channels",
                                        channels.stream()
                                                .filter(one -> one.name()
                                                        .toLowerCase(Locale.ROOT)
                                                        .contains(words))
                                                .toList())
                                .with("units", units)
                                .with("last", last(deliveries))
                                .with("mayWrite", call.actor().may(Permission.CHANNEL_WRITE)))));
    }

    /** The latest delivery of each channel; they come the latest first. */
    private static Map<String, Delivery> last(List<Delivery> deliveries) {
        Map<String, Delivery> last = new LinkedHashMap<>();
        deliveries.forEach(delivery -> last.putIfAbsent(delivery.channelId(), delivery));
        return last;
    }
}
