package io.redletter.delivery;

import io.redletter.delivery.channel.Channel;
import io.redletter.delivery.channel.ListChannel;
import io.redletter.delivery.channel.Setting;
import io.redletter.delivery.list.ListDeliveries;
import io.redletter.delivery.list.ListOrder;
import io.redletter.platform.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kinds of channel there are. */
final class Kinds {
    private final Map<String, Channel> byKind = new LinkedHashMap<>();

    private @Nullable ListDeliveries lists;

    Kinds(List<Channel> channels) {
        channels.forEach(channel -> byKind.put(channel.kind(), channel));
    }

    /** Every kind, in the order pages show them. */
    List<Channel> all() {
        return List.copyOf(byKind.values());
    }

    /**
     * The channel of this kind.
     *
     * @throws RefusedException pointing at {@code /kind} where there is none
     */
    Channel of(String kind) {
        Channel channel = byKind.get(kind);
        if (channel == null) {
            throw RefusedException.field(
                    "/kind", "unknown-kind", "/kind: 没有这种渠道 " + kind + " (expected: one of " + byKind.keySet() + ")");
        }
        return channel;
    }

    /** The set-up form of a kind: its own fields, and those every account of its sort has. */
    List<Setting> form(Channel channel) {
        List<Setting> form = new ArrayList<>(channel.form());
        form.addAll(Pace.fields(channel.capabilities()));
        return List.copyOf(form);
    }

    /** Opens the way to many people; before it, a list channel only knows how to be set up. */
    void join(ListDeliveries open) {
        lists = open;
    }

    /** The channel as a delivery goes through it: one to many people goes by way of its list. */
    Channel of(Delivery delivery, Leave.Going going) {
        Channel channel = of(going.account().kind());
        ListDeliveries open = lists;
        return open != null && channel instanceof ListChannel list ? open.way(list, order(delivery, going)) : channel;
    }

    private static ListOrder order(Delivery delivery, Leave.Going going) {
        return new ListOrder(
                delivery.id(),
                delivery.key(),
                delivery.pushId(),
                delivery.campaignId(),
                delivery.channelId(),
                going.audience(),
                going.message().at());
    }
}
