package io.redletter.delivery.wechat;

import io.redletter.content.MediaLibrary;
import io.redletter.content.WorkVersion;
import io.redletter.delivery.ChannelAccount;
import io.redletter.delivery.channel.Capabilities;
import io.redletter.delivery.channel.Channel;
import io.redletter.delivery.channel.ChannelHealth;
import io.redletter.delivery.channel.Message;
import io.redletter.delivery.channel.Outcome;
import io.redletter.delivery.channel.Sending;
import io.redletter.delivery.outbound.Outbound;
import io.redletter.delivery.outbound.OutboundException;
import io.redletter.delivery.quota.CallLimits;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An Official Account. A publication has no key that would guard it: after a lost answer it is looked for by the mark in
 * its source address, and never submitted again. A group send has one for 24 hours.
 */
public final class WechatChannel implements Channel {
    public static final String KIND = "wechat-oa";

    private static final Set<String> SETTINGS = Set.of(
            WechatAccount.APP_ID,
            WechatAccount.PUBLISH,
            WechatAccount.BASE_URL,
            WechatAccount.AUTHOR,
            WechatAccount.TAG,
            WechatAccount.ACCOUNT_TYPE,
            WechatAccount.ZONE);

    private final Outbound outbound;
    private final InstantSource clock;
    private final WechatApi api;
    private final Materials materials;

    /** @param clock the agenda's time */
    public WechatChannel(
            Platform platform, Outbound outbound, MediaLibrary library, CallLimits limits, InstantSource clock) {
        WechatHttp http = new WechatHttp(outbound);
        this.outbound = outbound;
        this.clock = clock;
        WechatTokens tokens = new WechatTokens(platform, new TokenSource(http, limits), clock);
        this.api = new WechatApi(http, tokens, limits);
        this.materials = new Materials(platform, api, library);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.PLAIN.withReconciling().withRecall().withConfirmation();
    }

    @Override
    public List<String> check(WorkVersion version) {
        return Article.check(version);
    }

    @Override
    public void checkAccount(Map<String, String> settings, @Nullable String secret) {
        settings.keySet().stream()
                .filter(key -> !SETTINGS.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw RefusedException.field(
                            "/settings/" + key, "unknown-setting", key + ": 没有这个设置 (no such setting)");
                });
        must(WechatAccount.APP_ID, settings.getOrDefault(WechatAccount.APP_ID, ""), "[A-Za-z0-9_-]{4,64}");
        must(WechatAccount.PUBLISH, settings.getOrDefault(WechatAccount.PUBLISH, "freepublish"), "freepublish|mass");
        must(
                WechatAccount.ACCOUNT_TYPE,
                settings.getOrDefault(WechatAccount.ACCOUNT_TYPE, "service"),
                "service|subscription");
        if (!ZoneId.getAvailableZoneIds().contains(settings.getOrDefault(WechatAccount.ZONE, "UTC"))) {
            must(WechatAccount.ZONE, "", "Asia/Shanghai");
        }
        must(WechatAccount.TAG, settings.getOrDefault(WechatAccount.TAG, ""), "[0-9]{0,9}");
        must(WechatAccount.AUTHOR, settings.getOrDefault(WechatAccount.AUTHOR, ""), ".{0,16}");
        try {
            String base = settings.getOrDefault(WechatAccount.BASE_URL, WechatAccount.PRODUCTION);
            must(WechatAccount.BASE_URL, base, "[^?#]*[^/?#]");
            outbound.guard().checkText(URI.create(base));
        } catch (OutboundException | IllegalArgumentException unusable) {
            throw RefusedException.field("/settings/base-url", "invalid-field", String.valueOf(unusable.getMessage()));
        }
        if (secret == null || secret.isBlank()) {
            throw RefusedException.field("/secret", "missing-field", "/secret: 缺少 AppSecret (AppSecret is missing)");
        }
    }

    @Override
    public String prepare(ChannelAccount account, Message message) {
        JsonObject article = Article.of(message, account.setting(WechatAccount.AUTHOR, ""));
        return new JsonObject()
                .put("cover", Materials.usableCover(message.version().cover()))
                .put("article", article)
                .encode();
    }

    @Override
    public Future<Outcome> send(Sending sending) {
        return understood(run(sending).send());
    }

    @Override
    public Future<Outcome> reconcile(Sending sending) {
        return understood(run(sending).reconcile());
    }

    @Override
    public Future<Outcome> follow(Sending sending) {
        return new WechatFollow(api, sending, clock.instant()).ask();
    }

    @Override
    public Future<String> test(ChannelAccount account, String secret) {
        return api.signIn(WechatAccount.of(account, secret))
                .map("AppID 和 AppSecret 正确 (AppID and AppSecret are right)")
                .recover(failure -> failure instanceof WechatRefusal refusal
                        ? Future.failedFuture(RefusedException.conflict(
                                "channel-test-failed",
                                refusal.outcome(clock.instant()).reason()))
                        : Future.failedFuture(failure));
    }

    @Override
    public Future<ChannelHealth> health(ChannelAccount account, String secret) {
        return api.signIn(WechatAccount.of(account, secret))
                .map(ChannelHealth.well("令牌可用 (the token works)"))
                .otherwise(failure -> ChannelHealth.ailing(
                        failure instanceof WechatRefusal refusal
                                ? refusal.outcome(clock.instant()).reason()
                                : String.valueOf(failure.getMessage())));
    }

    private WechatRun run(Sending sending) {
        return new WechatRun(api, materials, sending, clock.instant());
    }

    private Future<Outcome> understood(Future<Outcome> run) {
        return run.recover(failure -> {
            if (failure instanceof WechatRefusal refusal) {
                return Future.succeededFuture(refusal.outcome(clock.instant()));
            }
            if (failure instanceof WechatRun.CoverLost lost) {
                return Future.succeededFuture(Outcome.retryable(
                        "wechat-cover-lost",
                        "封面素材已失效,将重新上传 (the cover is gone, it is uploaded again)",
                        lost.toString(),
                        null));
            }
            if (failure instanceof WechatSilence silence) {
                return Future.succeededFuture(Outcome.unknown(
                        "target-error", "微信没有正常回答 (no proper answer)", String.valueOf(silence.getMessage())));
            }
            return Future.failedFuture(failure);
        });
    }

    private static void must(String key, String value, String pattern) {
        if (!value.matches(pattern)) {
            throw RefusedException.field(
                    "/settings/" + key, "invalid-field", key + ": 设置不正确 (expected: " + pattern + ")");
        }
    }
}
