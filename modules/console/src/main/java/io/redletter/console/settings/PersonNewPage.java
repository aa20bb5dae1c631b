package io.redletter.console.settings;

import io.redletter.accounts.AccountService;
import io.redletter.accounts.Role;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.Map;

/** {@code /console/people/new?unit=}: the form for a new person. */
final class PersonNewPage implements Page {
    private final AccountService accounts;

    PersonNewPage(AccountService accounts) {
        this.accounts = accounts;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String unit = call.query("unit").orElse(call.actor().unitId());
        return show(call, Form.empty().starting(Map.of("unitId", unit)));
    }

    Future<Answer> show(PageCall call, Form form) {
        return UnitNewPage.choices(accounts, call).map(units -> View.of("person-new")
                .with("units", units)
                .with("roles", Arrays.stream(Role.values()).map(Role::name).toList())
                .form(form));
    }
}
