package io.redletter.sandbox.wechat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code stable_token}: the same token while it lives, a new one in its last five minutes, or by force. */
final class StableToken implements WechatOperation {
    private static final Duration LIFE = Duration.ofHours(2);
    private static final Duration RENEWAL = Duration.ofMinutes(5);
    private static final Duration FORCED_GAP = Duration.ofSeconds(30);
    private static final int FORCED_A_DAY = 20;
    private static final String FORCED = "stable_token#forced";

    @Override
    public String name() {
        return "stable_token";
    }

    @Override
    public boolean needsToken() {
        return false;
    }

    @Override
    public Account identify(Accounts accounts, WechatRequest request) {
        JsonBody body = request.body();
        if (body.text("appid").isEmpty()) {
            throw new WechatRefusal(WechatError.APPID_MISSING, "appid");
        }
        if (body.text("secret").isEmpty()) {
            throw new WechatRefusal(WechatError.SECRET_MISSING, "secret");
        }
        if (!body.text("grant_type").equals("client_credential")) {
            throw new WechatRefusal(WechatError.INVALID_GRANT_TYPE, "grant_type (expected: client_credential)");
        }
        Account account = accounts.find(body.text("appid"))
                .orElseThrow(() -> new WechatRefusal(WechatError.INVALID_APPID, "no such account"));
        if (!account.app().secret().equals(body.text("secret"))) {
            throw new WechatRefusal(WechatError.INVALID_SECRET, account.id());
        }
        return account;
    }

    @Override
    public WechatAnswer answer(Account account, WechatRequest request) {
        Optional<Token> newest = account.tokens().newest().filter(token -> token.livesAt(request.now()));
        return request.body().flag("force_refresh", false)
                ? forced(account, newest, request)
                : normal(account, newest, request);
    }

    private static WechatAnswer normal(Account account, Optional<Token> newest, WechatRequest request) {
        return newest.filter(token -> token.livesAt(request.now().plus(RENEWAL)))
                .map(token -> answer(token, request, List.of()))
                .orElseGet(() -> fresh(account, false, request));
    }

    private static WechatAnswer forced(Account account, Optional<Token> newest, WechatRequest request) {
        Optional<Token> tooYoung = newest.filter(
                token -> token.forced() && token.issuedAt().plus(FORCED_GAP).isAfter(request.now()));
        if (tooYoung.isPresent()) {
            return answer(tooYoung.get(), request, List.of()).noting("30 秒内不再刷新 not refreshed within 30 s");
        }
        if (account.calls().on(FORCED, ChinaTime.day(request.now())) >= FORCED_A_DAY) {
            throw new WechatRefusal(WechatError.DAILY_QUOTA, "force_refresh (at most " + FORCED_A_DAY + " a day)");
        }
        return fresh(account, true, request);
    }

    private static WechatAnswer fresh(Account account, boolean forced, WechatRequest request) {
        Token token =
                new Token(Codes.accessToken(), request.now(), request.now().plus(LIFE), forced);
        List<AccountChange> changes = new ArrayList<>();
        changes.add(new AccountChange.TokenIssued(account.id(), token));
        if (forced) {
            changes.add(new AccountChange.Called(account.id(), FORCED, ChinaTime.day(request.now()), 1));
        }
        return answer(token, request, changes);
    }

    private static WechatAnswer answer(Token token, WechatRequest request, List<AccountChange> changes) {
        long left = Duration.between(request.now(), token.expiresAt()).toSeconds();
        JsonObject body = new JsonObject().put("access_token", token.value()).put("expires_in", left);
        return new WechatAnswer(body, changes, false, null);
    }
}
