package io.redletter.delivery.wechat;

import io.redletter.delivery.outbound.OutboundException;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/** The calls of an Official Account, each with a token; a token that the platform refuses is renewed once. */
final class WechatApi {
    private final WechatHttp http;
    private final WechatTokens tokens;

    WechatApi(WechatHttp http, WechatTokens tokens) {
        this.http = http;
        this.tokens = tokens;
    }

    /** Posts JSON; fails with {@link WechatRefusal} where the platform says no. */
    Future<JsonObject> post(WechatAccount account, String call, JsonObject body) {
        return withToken(
                account, token -> http.post(account.uri(call, "access_token=" + token), call, body.toBuffer()));
    }

    Future<JsonObject> upload(WechatAccount account, String call, String query, Form form) {
        return withToken(account, token -> http.upload(account.uri(call, query + "access_token=" + token), call, form));
    }

    /** Shows that AppID and AppSecret are right. */
    Future<Void> signIn(WechatAccount account) {
        return tokens.token(account).mapEmpty();
    }

    private Future<JsonObject> withToken(WechatAccount account, Function<String, Future<JsonObject>> call) {
        return notSent(account, tokens.token(account)).compose(token -> call.apply(token)
                .recover(failure -> failure instanceof WechatRefusal refusal && refusal.is(WechatError.Kind.TOKEN)
                        ? notSent(account, tokens.otherThan(account, token)).compose(call)
                        : Future.failedFuture(failure)));
    }

    /** Where no token can be had, the call itself has certainly not been sent. */
    private static Future<String> notSent(WechatAccount account, Future<String> token) {
        return token.recover(failure -> failure instanceof WechatRefusal
                ? Future.failedFuture(failure)
                : Future.failedFuture(OutboundException.notSent(account.uri("stable_token", ""), failure)));
    }
}
