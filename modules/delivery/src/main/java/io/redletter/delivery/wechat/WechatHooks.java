package io.redletter.delivery.wechat;

import io.redletter.delivery.channel.Nudge;
import io.redletter.delivery.channel.OpenedAccount;
import io.redletter.platform.http.Routes;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /hooks/wechat/{channelId}}: what the platform tells of an account. A call is taken only with the account's
 * signature, and only encrypted where the account has a key; then it is a hint that has the platform asked, never more.
 * The same twice, too late or in another order changes nothing.
 */
final class WechatHooks implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(WechatHooks.class);
    private static final String PATH = "/hooks/wechat/:channelId";
    private static final long BODY = 64L * 1024;

    /** So far may the platform's clock and ours be apart, with its repetitions. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    /** The platform hangs up after five seconds, and comes again. */
    private static final long PATIENCE_MILLIS = 4_000;

    private final Function<String, Future<Optional<OpenedAccount>>> accounts;
    private final Jobs jobs;
    private final Nudge nudge;
    private final InstantSource clock;

    /** What a call says of itself. */
    private record Signed(String signature, String timestamp, String nonce) {}

    /** @param accounts the Official Account of this id; empty where there is none */
    WechatHooks(
            Function<String, Future<Optional<OpenedAccount>>> accounts, Jobs jobs, Nudge nudge, InstantSource clock) {
        this.accounts = accounts;
        this.jobs = jobs;
        this.nudge = nudge;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get(PATH).handler(this::verify);
        router.post(PATH).handler(BodyHandler.create(false).setBodyLimit(BODY)).handler(this::take);
    }

    /** The platform asks whether the address is ours. */
    private void verify(RoutingContext context) {
        open(context).onFailure(context::fail).onSuccess(found -> {
            boolean ours = found.filter(opened -> isSigned(context, opened)).isPresent();
            String echo = context.request().getParam("echostr", "");
            answer(context, ours && echo.length() <= 512 ? 200 : 403, ours ? echo : "");
        });
    }

    private void take(RoutingContext context) {
        open(context)
                .compose(found -> found.flatMap(opened -> message(context, opened)
                                .map(xml -> heard(opened, xml).map(200)))
                        .orElseGet(() -> Future.succeededFuture(403)))
                .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .onSuccess(status -> answer(context, status, status == 200 ? "success" : ""))
                .onFailure(failure -> {
                    LOG.warn("wechat callback {}: failed, the platform comes again", context.normalizedPath(), failure);
                    answer(context, 503, "");
                });
    }

    private Future<Optional<OpenedAccount>> open(RoutingContext context) {
        return accounts.apply(context.pathParam("channelId"));
    }

    /** The call's message, in the clear, where it is the platform's. */
    private Optional<String> message(RoutingContext context, OpenedAccount opened) {
        WechatSecret secret = WechatSecret.of(opened.secret());
        String body = Optional.ofNullable(context.body().asString()).orElse("");
        if (!secret.isSealed()) {
            return isSigned(context, opened) ? Optional.of(body) : Optional.empty();
        }
        String cipher =
                CallbackXml.read(body).map(texts -> texts.get("Encrypt")).orElse("");
        Signed signed = signed(context, "msg_signature");
        String appId = opened.account().setting(WechatAccount.APP_ID, "");
        return !cipher.isEmpty()
                        && isFresh(signed)
                        && CallbackSeal.isSigned(
                                signed.signature(), secret.token(), signed.timestamp(), signed.nonce(), cipher)
                ? CallbackSeal.open(secret.aesKey(), appId, cipher)
                        .or(() -> secret.previousAesKey().isEmpty()
                                ? Optional.empty()
                                : CallbackSeal.open(secret.previousAesKey(), appId, cipher))
                : Optional.empty();
    }

    private boolean isSigned(RoutingContext context, OpenedAccount opened) {
        String token = WechatSecret.of(opened.secret()).token();
        Signed signed = signed(context, "signature");
        return !token.isEmpty()
                && isFresh(signed)
                && CallbackSeal.isSigned(signed.signature(), token, signed.timestamp(), signed.nonce());
    }

    private boolean isFresh(Signed signed) {
        if (!signed.timestamp().matches("[0-9]{1,12}") || signed.nonce().isEmpty()) {
            return false;
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(signed.timestamp()));
        return Duration.between(at, clock.instant()).abs().compareTo(FRESH) <= 0;
    }

    private static Signed signed(RoutingContext context, String signature) {
        var request = context.request();
        return new Signed(
                request.getParam(signature, ""), request.getParam("timestamp", ""), request.getParam("nonce", ""));
    }

    /** What is no event of a job, such as a follower's message, is taken and forgotten. */
    private Future<Void> heard(OpenedAccount opened, String xml) {
        Optional<JobEvent> event = CallbackXml.read(xml).flatMap(JobEvent::of);
        if (event.isEmpty()) {
            return Future.succeededFuture();
        }
        WechatAccount account = WechatAccount.of(opened.account(), opened.secret());
        return jobs.said(account, event.get())
                .compose(job ->
                        job.deliveryId().isEmpty() ? Future.succeededFuture(false) : nudge.look(job.deliveryId()))
                .onSuccess(moved -> LOG.info(
                        "channel={} job={} status={} moved={}",
                        account.id(),
                        event.get().job(),
                        event.get().status(),
                        moved))
                .mapEmpty();
    }

    private static void answer(RoutingContext context, int status, String text) {
        if (!context.response().ended()) {
            context.response()
                    .setStatusCode(status)
                    .putHeader("content-type", "text/plain; charset=utf-8")
                    .putHeader("cache-control", "no-store")
                    .end(text)
                    .onFailure(context::fail);
        }
    }
}
