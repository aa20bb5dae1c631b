package io.redletter.console.door;

import io.redletter.accounts.AccountService;
import io.redletter.accounts.SessionCookie;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.vertx.core.Future;

/** Ends the session here and in the store. */
final class SignOutAction implements Page {
    private final AccountService accounts;
    private final SessionCookie cookie;

    SignOutAction(AccountService accounts, SessionCookie cookie) {
        this.accounts = accounts;
        this.cookie = cookie;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Future<Void> ended = cookie.token(call.context()).map(accounts::signOut).orElseGet(Future::succeededFuture);
        return ended.map(v -> {
            cookie.take(call.context());
            return Redirect.to("/sign-in");
        });
    }
}
