package io.redletter.delivery.wechat;

import io.redletter.delivery.outbound.OutboundException;
import io.redletter.delivery.quota.CallLimits;
import io.redletter.delivery.quota.CallsSpent;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/** The calls of an Official Account, each with a token; a token that the platform refuses is renewed once. */
final class WechatApi {
    private final WechatHttp http;
    private final WechatTokens tokens;
    private final CallLimits limits;

    WechatApi(WechatHttp http, WechatTokens tokens, CallLimits limits) {
        this.http = http;
        this.tokens = tokens;
        this.limits = limits;
    }

    /** Posts JSON; fails with {@link WechatRefusal} where the platform says no. */
    Future<JsonObject> post(WechatAccount account, String call, JsonObject body) {
        return withToken(
                account, call, token -> http.post(account.uri(call, "access_token=" + token), call, body.toBuffer()));
    }

    Future<JsonObject> upload(WechatAccount account, String call, String query, Form form) {
        return withToken(
                account, call, token -> http.upload(account.uri(call, query + "access_token=" + token), call, form));
    }

    /** Shows that AppID and AppSecret are right. */
    Future<Void> signIn(WechatAccount account) {
        return tokens.token(account).mapEmpty();
    }

    private Future<JsonObject> withToken(
            WechatAccount account, String call, Function<String, Future<JsonObject>> deed) {
        return notSent(account, tokens.token(account))
                .compose(token -> counted(account, call, token))
                .compose(token -> deed.apply(token)
                        .recover(failure ->
                                failure instanceof WechatRefusal refusal && refusal.is(WechatError.Kind.TOKEN)
                                        ? notSent(account, tokens.otherThan(account, token))
                                                .compose(other -> counted(account, call, other))
                                                .compose(deed)
                                        : Future.failedFuture(failure)));
    }

    /** Counted before it is made: of a call without an answer it is not known whether the platform counts it. */
    private Future<String> counted(WechatAccount account, String call, String token) {
        return limits.take(account.channel(), call)
                .map(token)
                .recover(failure -> Future.failedFuture(
                        failure instanceof CallsSpent spent
                                ? WechatRefusal.spent(spent)
                                : OutboundException.notSent(account.uri(call, ""), failure)));
    }

    /** Where no token can be had, the call itself has certainly not been sent. */
    private static Future<String> notSent(WechatAccount account, Future<String> token) {
        return token.recover(failure -> failure instanceof WechatRefusal
                ? Future.failedFuture(failure)
                : Future.failedFuture(OutboundException.notSent(account.uri("stable_token", ""), failure)));
    }
}
