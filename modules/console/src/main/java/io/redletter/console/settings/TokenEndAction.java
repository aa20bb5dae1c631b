package io.redletter.console.settings;

import io.redletter.accounts.AccountService;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.vertx.core.Future;

/** Ends a key of one's own. */
final class TokenEndAction implements Page {
    private final AccountService accounts;

    TokenEndAction(AccountService accounts) {
        this.accounts = accounts;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String address = "/console/settings";
        return call.orBack(
                accounts.endApiToken(call.actor(), call.path("id"))
                        .map(v -> Redirect.done(address, call.t("settings.token.ended"))),
                address,
                call.t("work.not-done"));
    }
}
