package io.redletter.sandbox.wechat;

import java.util.Optional;

/** One call of the interface. It decides and answers; it changes nothing itself. */
interface WechatOperation {
    /** The path below {@code /cgi-bin/}. */
    String name();

    /** The answer; refuses by {@link WechatRefusal}. */
    WechatAnswer answer(Account account, WechatRequest request);

    /** The account that asks; by its token, unless the operation knows another way. */
    default Account identify(Accounts accounts, WechatRequest request) {
        String token = request.parameter("access_token");
        if (token.isEmpty()) {
            throw new WechatRefusal(WechatError.TOKEN_MISSING, "access_token");
        }
        if (!token.matches("[A-Za-z0-9_-]{1,512}")) {
            throw new WechatRefusal(WechatError.INVALID_TOKEN, "not the shape of a token");
        }
        return accounts.ofToken(token, request.now());
    }

    /** The idempotency key under which the ledger counts this call. */
    default Optional<String> key(WechatRequest request) {
        return Optional.empty();
    }

    /** Whether the call carries an access token. */
    default boolean needsToken() {
        return true;
    }

    /** Whether it is a GET; all others are POST. */
    default boolean isGet() {
        return false;
    }

    /** A text field of the body as a key, if it can be read. */
    static Optional<String> textKey(WechatRequest request, String field) {
        try {
            return request.bodyIfAny().map(body -> body.text(field)).filter(text -> !text.isEmpty());
        } catch (WechatRefusal unreadable) {
            return Optional.empty();
        }
    }
}
