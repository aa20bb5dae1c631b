package io.redletter.console.settings;

import io.redletter.accounts.AccountService;
import io.redletter.accounts.Unit;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Choice;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** {@code /console/units/new}: the form for a new unit. */
final class UnitNewPage implements Page {
    private final AccountService accounts;

    UnitNewPage(AccountService accounts) {
        this.accounts = accounts;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String parent = call.query("parent").orElse(call.actor().unitId());
        return show(call, Form.empty().starting(Map.of("parentId", parent)));
    }

    Future<Answer> show(PageCall call, Form form) {
        return choices(accounts, call)
                .map(units -> View.of("unit-new").with("units", units).form(form));
    }

    static Future<List<Choice>> choices(AccountService accounts, PageCall call) {
        return accounts.units(call.actor()).map(units -> units.stream()
                .map(unit -> new Choice(unit.id(), indented(unit)))
                .toList());
    }

    private static String indented(Unit unit) {
        return "　".repeat(Math.max(0, unit.path().size() - 1)) + unit.name();
    }
}
