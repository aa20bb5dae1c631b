package io.redletter.console.settings;

import io.redletter.accounts.AccountService;
import io.redletter.accounts.NewUnit;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.vertx.core.Future;

/** Adds a unit under one that is there. */
final class UnitCreateAction implements Page {
    private final AccountService accounts;
    private final UnitNewPage page;

    UnitCreateAction(AccountService accounts, UnitNewPage page) {
        this.accounts = accounts;
        this.page = page;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Form form = call.form();
        NewUnit wanted = new NewUnit(
                form.text("name"),
                form.text("nameEn"),
                form.filled("parentId").orElse(null),
                form.text("region"),
                false);
        return accounts.createUnit(call.actor(), wanted)
                .<Answer>map(unit -> Redirect.done("/console/units", call.t("unit.created", unit.name())))
                .recover(failure -> page.show(call, call.again(form, failure)));
    }
}
