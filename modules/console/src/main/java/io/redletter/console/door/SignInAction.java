package io.redletter.console.door;

import io.redletter.accounts.AccountService;
import io.redletter.accounts.SameSite;
import io.redletter.accounts.SessionCookie;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import io.vertx.core.net.SocketAddress;

/** Opens a session and hands it to the browser. */
final class SignInAction implements Page {
    private final AccountService accounts;
    private final SessionCookie cookie;
    private final SignInPage page;

    SignInAction(AccountService accounts, SessionCookie cookie, SignInPage page) {
        this.accounts = accounts;
        this.cookie = cookie;
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        SameSite.require(call.context());
        Form form = call.form();
        String next = SignInPage.next(form.text("next"));
        String password = form.values().getOrDefault("password", "");
        return accounts.signIn(form.text("login"), password, remote(call))
                .<Answer>map(session -> {
                    cookie.give(call.context(), session);
                    return Redirect.to(next);
                })
                .recover(failure -> failure instanceof RefusedException refusal
                        ? Future.succeededFuture(page.show(call, form.refused(refusal, call.sentence(refusal)), next))
                        : Future.failedFuture(failure));
    }

    private static String remote(PageCall call) {
        SocketAddress address = call.context().request().remoteAddress();
        return address == null ? "unknown" : String.valueOf(address.hostAddress());
    }
}
