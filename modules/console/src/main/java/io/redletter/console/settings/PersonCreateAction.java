package io.redletter.console.settings;

import io.redletter.accounts.AccountService;
import io.redletter.accounts.NewUser;
import io.redletter.accounts.Role;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.List;

/** Adds a person to a unit. */
final class PersonCreateAction implements Page {
    private final AccountService accounts;
    private final PersonNewPage page;

    PersonCreateAction(AccountService accounts, PersonNewPage page) {
        this.accounts = accounts;
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        List<Role> roles = Arrays.stream(Role.values())
                .filter(role -> form.all("roles").contains(role.name()))
                .toList();
        NewUser wanted = new NewUser(
                form.text("login"),
                form.text("name"),
                roles,
                form.text("unitId"),
                form.values().getOrDefault("password", ""),
                false);
        return accounts.createUser(call.actor(), wanted)
                .<Answer>map(user -> Redirect.done("/console/units", call.t("person.created", user.name())))
                .recover(failure -> page.show(call, call.again(form, failure)));
    }
}
