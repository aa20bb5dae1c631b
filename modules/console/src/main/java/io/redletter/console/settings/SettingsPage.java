package io.redletter.console.settings;

import io.redletter.accounts.AccountService;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.vertx.core.Future;
import java.util.function.Function;

/** {@code /console/settings}: language, theme, password, keys for programs. */
final class SettingsPage implements Page {
    private final AccountService accounts;

    SettingsPage(AccountService accounts) {
        this.accounts = accounts;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return show(call, Form.empty()).map(Function.identity());
    }

    Future<View> show(PageCall call, Form form) {
        return accounts.apiTokens(call.actor())
                .map(tokens -> View.of("settings").with("tokens", tokens).form(form));
    }
}
