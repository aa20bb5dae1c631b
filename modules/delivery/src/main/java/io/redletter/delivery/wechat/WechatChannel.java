package io.redletter.delivery.wechat;

import io.redletter.content.MediaLibrary;
import io.redletter.content.WorkVersion;
import io.redletter.delivery.ChannelAccount;
import io.redletter.delivery.channel.Capabilities;
import io.redletter.delivery.channel.Channel;
import io.redletter.delivery.channel.ChannelHealth;
import io.redletter.delivery.channel.Message;
import io.redletter.delivery.channel.Nudge;
import io.redletter.delivery.channel.OpenedAccount;
import io.redletter.delivery.channel.Outcome;
import io.redletter.delivery.channel.Sending;
import io.redletter.delivery.channel.Setting;
import io.redletter.delivery.figures.FigureSource;
import io.redletter.delivery.outbound.Outbound;
import io.redletter.delivery.outbound.OutboundException;
import io.redletter.delivery.quota.CallLimits;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.redletter.platform.http.Routes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An Official Account. A publication has no key that would guard it: after a lost answer it is looked for by the mark in
 * its source address, and never submitted again. A group send has one for 24 hours.
 */
public final class WechatChannel implements Channel {
    public static final String KIND = "wechat-oa";

    private final Outbound outbound;
    private final InstantSource clock;
    private final WechatApi api;
    private final Materials materials;
    private final Jobs jobs;
    private final WechatHealth health;

    /** @param clock the agenda's time */
    public WechatChannel(
            Platform platform, Outbound outbound, MediaLibrary library, CallLimits limits, InstantSource clock) {
        WechatHttp http = new WechatHttp(outbound);
        this.outbound = outbound;
        this.clock = clock;
        WechatTokens tokens = new WechatTokens(platform, new TokenSource(http, limits), clock);
        this.api = new WechatApi(http, tokens, limits);
        this.materials = new Materials(platform, api, library);
        this.jobs = new Jobs(platform, clock);
        this.health = new WechatHealth(api, tokens, limits, clock);
    }

    /** What the platform says of the articles that an account brought out. */
    public FigureSource figures() {
        return new WechatFigures(api);
    }

    /** Makes the indexes. */
    public Future<Void> start() {
        return jobs.start();
    }

    /**
     * {@code /hooks/wechat/{channelId}}, where the platform tells what became of a publication or a group send.
     *
     * @param accounts the Official Account of this id; empty where there is none
     */
    public Routes hooks(Function<String, Future<Optional<OpenedAccount>>> accounts, Nudge nudge) {
        return new WechatHooks(accounts, jobs, nudge, clock);
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
        WechatSettings.check(outbound.guard(), settings, secret);
    }

    @Override
    public String prepare(ChannelAccount account, Message message) {
        JsonObject article = Article.of(
                message, account.setting(WechatAccount.AUTHOR, ""), account.setting(WechatAccount.COMMENTS, "closed"));
        return new JsonObject()
                .put(WechatAccount.PUBLISH, account.setting(WechatAccount.PUBLISH, "freepublish"))
                .put(WechatAccount.TAG, account.setting(WechatAccount.TAG, ""))
                .put(WechatAccount.IGNORE_REPRINT, account.setting(WechatAccount.IGNORE_REPRINT, "no"))
                .put("cover", Materials.usableCover(message.version().cover()))
                .put("article", article)
                .encode();
    }

    @Override
    public Future<Outcome> send(Sending sending) {
        return understood(run(sending).send());
    }

    /** Where it may be out already, a question that is refused or not answered leaves it as unknown as it was. */
    @Override
    public Future<Outcome> reconcile(Sending sending) {
        boolean doubt = WechatRun.isInDoubt(sending);
        return understood(run(sending).reconcile())
                .recover(failure -> doubt && failure instanceof OutboundException
                        ? Future.succeededFuture(Outcome.unknown(
                                "wechat-not-asked",
                                "还没有问到结果 (could not be asked)",
                                String.valueOf(failure.getMessage())))
                        : Future.failedFuture(failure))
                .map(outcome -> doubt && WechatRun.isInDoubt(sending) ? stillUnknown(outcome) : outcome);
    }

    @Override
    public Future<Outcome> follow(Sending sending) {
        return new WechatFollow(api, jobs, sending, clock.instant()).ask();
    }

    @Override
    public Future<Outcome> recall(Sending sending) {
        return understood(new WechatRecall(api, sending).run());
    }

    @Override
    public List<Setting> form() {
        return WechatSettings.FORM;
    }

    @Override
    public Optional<String> platform(ChannelAccount account) {
        return Optional.of("https://mp.weixin.qq.com/");
    }

    @Override
    public Future<String> test(ChannelAccount account, String secret) {
        WechatAccount opened = WechatAccount.of(account, secret);
        String follower = account.setting(WechatAccount.PREVIEW_TO, "");
        Future<String> tested = follower.isEmpty()
                ? api.signIn(opened).map("AppID 和 AppSecret 正确 (AppID and AppSecret are right)")
                : new WechatPreview(api, materials)
                        .show(opened, follower)
                        .map("测试消息已发给 " + follower + " (a test message was sent)");
        return tested.recover(failure -> failure instanceof WechatRefusal refusal
                ? Future.failedFuture(RefusedException.conflict(
                        "channel-test-failed", refusal.outcome(clock.instant()).reason()))
                : Future.failedFuture(failure));
    }

    @Override
    public Future<ChannelHealth> health(ChannelAccount account, String secret) {
        return health.of(WechatAccount.of(account, secret));
    }

    private WechatRun run(Sending sending) {
        return new WechatRun(api, materials, jobs, sending, clock.instant());
    }

    private static Outcome stillUnknown(Outcome outcome) {
        return switch (outcome.kind()) {
            case REFUSED -> outcome.forAPerson(); // it may not even be asked for
            case RETRYABLE, CONFIRMING -> new Outcome(
                    Outcome.Kind.UNKNOWN, outcome.code(), outcome.reason(), outcome.answer(), outcome.after(), null);
            default -> outcome;
        };
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
}
