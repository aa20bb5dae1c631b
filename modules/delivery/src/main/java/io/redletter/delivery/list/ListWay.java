package io.redletter.delivery.list;

import io.redletter.content.WorkVersion;
import io.redletter.delivery.ChannelAccount;
import io.redletter.delivery.channel.Capabilities;
import io.redletter.delivery.channel.Channel;
import io.redletter.delivery.channel.ChannelHealth;
import io.redletter.delivery.channel.ListChannel;
import io.redletter.delivery.channel.Message;
import io.redletter.delivery.channel.Outcome;
import io.redletter.delivery.channel.Sending;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list channel as the engine of single deliveries sees it: sending is writing the audience down, following is looking how
 * far its chunks are. Writing down what is written down already changes nothing, so nothing of it is ever in doubt.
 */
final class ListWay implements Channel {
    private static final Duration SOON = Duration.ofMillis(500);
    private static final Duration USUALLY = Duration.ofSeconds(3);

    private final ListChannel channel;
    private final ListOrder order;
    private final ListDeliveries lists;

    ListWay(ListChannel channel, ListOrder order, ListDeliveries lists) {
        this.channel = channel;
        this.order = order;
        this.lists = lists;
    }

    @Override
    public Future<Outcome> send(Sending sending) {
        String segment = order.segmentId();
        if (segment == null) {
            return Future.succeededFuture(Outcome.refused("no-audience", "推送没有选择人群 (the push names no audience)", ""));
        }
        return lists.write(order, segment, sending).map(v -> Outcome.accepted("", SOON));
    }

    @Override
    public Future<Outcome> reconcile(Sending sending) {
        return send(sending);
    }

    @Override
    public Future<Outcome> follow(Sending sending) {
        return lists.counts(order.deliveryId()).compose(counts -> lists.fill(order.deliveryId())
                .compose(v -> sending.keep(words(counts)))
                .map(v -> outcome(counts)));
    }

    private static Outcome outcome(ListCounts counts) {
        if (!counts.isOver()) {
            return Outcome.accepted(answer(counts), USUALLY);
        }
        if (counts.targets() == 0) {
            return Outcome.refused("no-recipients", "没有可以发送的人 (nobody may be sent to now)", answer(counts));
        }
        if (counts.unknown() > 0) {
            return Outcome.undecidable(
                    "recipients-in-doubt",
                    counts.unknown() + " 人结果不明,不会自动重发,请核对 (so many recipients are in doubt and are not sent to again)",
                    answer(counts));
        }
        return counts.sent() + counts.bounced() == 0
                ? Outcome.refused("nobody-reached", "没有一封送达 (nobody was reached)", answer(counts))
                : Outcome.sent(answer(counts), null);
    }

    private static String answer(ListCounts counts) {
        return "sent " + counts.sent() + " of " + counts.targets() + ", refused " + counts.refused() + ", in doubt "
                + counts.unknown() + ", skipped " + counts.skipped() + ", held back " + counts.heldBack();
    }

    private static Map<String, String> words(ListCounts counts) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("targets", String.valueOf(counts.targets()));
        words.put("sent", String.valueOf(counts.sent()));
        words.put("refused", String.valueOf(counts.refused()));
        words.put("unknown", String.valueOf(counts.unknown()));
        words.put("skipped", String.valueOf(counts.skipped() + counts.heldBack()));
        return words;
    }

    @Override
    public String kind() {
        return channel.kind();
    }

    @Override
    public Capabilities capabilities() {
        return channel.capabilities();
    }

    @Override
    public List<String> check(WorkVersion version) {
        return channel.check(version);
    }

    @Override
    public void checkAccount(Map<String, String> settings, @Nullable String secret) {
        channel.checkAccount(settings, secret);
    }

    @Override
    public String prepare(ChannelAccount account, Message message) {
        return channel.prepare(account, message);
    }

    @Override
    public Future<String> test(ChannelAccount account, String secret) {
        return channel.test(account, secret);
    }

    @Override
    public Future<ChannelHealth> health(ChannelAccount account, String secret) {
        return channel.health(account, secret);
    }
}
