package io.redletter.delivery;

import io.redletter.delivery.channel.Channel;
import io.redletter.platform.RefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kinds of channel there are. */
final class Kinds {
    private final Map<String, Channel> byKind = new LinkedHashMap<>();

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
}
