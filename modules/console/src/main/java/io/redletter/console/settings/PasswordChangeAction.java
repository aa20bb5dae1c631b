package io.redletter.console.settings;

import io.redletter.accounts.AccountService;
import io.redletter.accounts.SessionCookie;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import io.vertx.core.net.SocketAddress;

/** Changes one's own password; other sessions of the same person end. */
final class PasswordChangeAction implements Page {
    private final AccountService accounts;
    private final SessionCookie cookie;
    private final SettingsPage page;

    PasswordChangeAction(AccountService accounts, SessionCookie cookie, SettingsPage page) {
        this.accounts = accounts;
        this.cookie = cookie;
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        String wanted = form.values().getOrDefault("password", "");
        return Future.succeededFuture()
                .map(v -> {
                    if (!wanted.equals(form.values().get("again"))) {
                        throw RefusedException.field("/again", "not-the-same", call.t("settings.password.differ"));
                    }
                    return cookie.token(call.context()).orElse("");
                })
                .compose(session -> accounts.changePassword(
                        call.actor(), session, form.values().getOrDefault("old", ""), wanted, remote(call)))
                .<Answer>map(v -> Redirect.done("/console/settings", call.t("settings.password.changed")))
                .recover(failure -> page.show(call, again(call, form, failure)).map(view -> view));
    }

    /** A wrong old password comes back as 401, but nobody has to sign in again for it. */
    private static Form again(PageCall call, Form form, Throwable failure) {
        return failure instanceof RefusedException refusal && refusal.status() == 401
                ? form.refused("old", call.t("settings.password.wrong"))
                : call.again(form, failure);
    }

    private static String remote(PageCall call) {
        SocketAddress address = call.context().request().remoteAddress();
        return address == null ? "unknown" : String.valueOf(address.hostAddress());
    }
}
