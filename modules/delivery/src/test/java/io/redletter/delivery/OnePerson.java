package io.redletter.delivery;

import io.redletter.content.WorkVersion;
import io.redletter.delivery.channel.Capabilities;
import io.redletter.delivery.channel.Channel;
import io.redletter.delivery.channel.ChannelHealth;
import io.redletter.delivery.channel.ListChannel;
import io.redletter.delivery.channel.ListSending;
import io.redletter.delivery.channel.Message;
import io.redletter.delivery.channel.Outcome;
import io.redletter.delivery.channel.Sending;
import io.redletter.delivery.channel.Setting;
import io.redletter.delivery.channel.Target;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** A list channel as the engine of lists handles it, for one person: packed, sent, and without a key never sent blindly again. */
record OnePerson(ListChannel channel, Target target) implements Channel {
    @Override
    public Future<Outcome> send(Sending sending) {
        ListSending list = new ListSending(sending.key(), sending.account(), sending.secret(), sending.request());
        return channel.pack(list, target).compose(parcel -> channel.send(list, parcel));
    }

    @Override
    public Future<Outcome> reconcile(Sending sending) {
        return channel.capabilities().key().isNone()
                ? Future.succeededFuture(Outcome.undecidable("in-doubt", "结果不明 (nobody can tell)", ""))
                : send(sending);
    }

    @Override
    public Future<Outcome> follow(Sending sending) {
        return channel.follow(sending);
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
    public List<Setting> form() {
        return channel.form();
    }

    @Override
    public List<String> check(WorkVersion version) {
        return channel.check(version);
    }

    @Override
    public void checkAccount(Map<String, String> settings, String secret) {
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
