package io.redletter.delivery;

import io.redletter.delivery.channel.Channel;
import io.redletter.delivery.outbound.Outbound;
import io.redletter.delivery.outbound.TargetGuard;
import io.redletter.delivery.quota.CallLimits;
import io.redletter.delivery.quota.QuotaRules;
import io.redletter.delivery.wechat.WechatChannel;
import io.redletter.platform.SettableClock;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An Official Account on the bench. */
record WechatLab(OtherSide side, ChannelAccount account, Channel channel, String operation) implements Lab {
    private static final String WECHAT = "wechat";

    /** @param operation the call that publishes */
    static WechatLab of(House house, SettableClock clock, ChannelAccount account, String operation) {
        var vertx = house.platform.vertx();
        TargetGuard guard = new TargetGuard(vertx, Set.of(house.otherSide.authority()));
        Outbound outbound = new Outbound(vertx, guard, Duration.ofSeconds(2));
        CallLimits calls = new CallLimits(house.platform.mongo(), QuotaRules.NONE, clock);
        Channel channel = new WechatChannel(house.platform, outbound, house.content.media(), calls, clock);
        return new WechatLab(house.otherSide, account, channel, operation);
    }

    @Override
    public String secret() {
        return OtherSide.APP_SECRET;
    }

    @Override
    public List<Broken> brokenAccounts() {
        return List.of(
                new Broken(Map.of(), secret(), "/settings/app-id"),
                with("publish", "twice"),
                with("account-type", "private"),
                with("zone", "Mars/Base"),
                with("tag-id", "x"),
                with("author", "一二三四五六七八九十一二三四五六七"),
                with("base-url", "http://10.0.0.1"),
                with("colour", "red"),
                new Broken(account.settings(), null, "/secret"),
                new Broken(account.settings(), " ", "/secret"));
    }

    private Broken with(String key, String value) {
        Map<String, String> settings = new LinkedHashMap<>(account.settings());
        settings.put(key, value);
        return new Broken(settings, secret(), "/settings/" + key);
    }

    @Override
    public long done() {
        return side.effects(WECHAT);
    }

    @Override
    public List<String> bodies() {
        return side.received(WECHAT, operation).stream()
                .map(entry -> entry.getString("digest"))
                .toList();
    }

    @Override
    public void loseTheAnswer() {
        side.goWrong(WECHAT, "answer-lost", operation);
    }

    @Override
    public void dropTheCall() {
        side.goWrong(WECHAT, "reset", operation);
    }

    @Override
    public void beInTrouble() {
        side.goWrong(WECHAT, "errcode", operation, 1, new JsonObject().put("code", -1));
    }

    @Override
    public void hang() {
        side.goWrong(WECHAT, "slow", operation, 1, new JsonObject().put("delayMs", 60_000));
    }
}
