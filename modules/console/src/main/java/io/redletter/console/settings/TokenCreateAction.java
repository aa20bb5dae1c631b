package io.redletter.console.settings;

import io.redletter.accounts.AccountService;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.vertx.core.Future;

/** Makes a key for a program. Its secret stands on the answer itself and nowhere else, so there is no redirect. */
final class TokenCreateAction implements Page {
    private final AccountService accounts;
    private final SettingsPage page;

    TokenCreateAction(AccountService accounts, SettingsPage page) {
        this.accounts = accounts;
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        return accounts.createApiToken(call.actor(), form.text("name"))
                .compose(shown -> page.show(call, Form.empty()).<Answer>map(view -> view.with("shown", shown)))
                .recover(failure -> page.show(call, call.again(form, failure)).map(view -> view));
    }
}
