package io.redletter.console.settings;

import io.redletter.accounts.Accounts;
import io.redletter.accounts.Permission;
import io.redletter.console.web.Addresses;

/** The addresses of settings, units and people. */
public final class SettingsPages {
    private final Accounts accounts;

    public SettingsPages(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Opens {@code /console/settings}, {@code /console/units} and {@code /console/people}. */
    public void open(Addresses addresses) {
        SettingsPage settings = new SettingsPage(accounts.service());
        UnitNewPage unit = new UnitNewPage(accounts.service());
        PersonNewPage person = new PersonNewPage(accounts.service());
        addresses
                .get("/console/settings", Permission.VIEW, settings)
                .post(
                        "/console/settings/password",
                        Permission.VIEW,
                        new PasswordChangeAction(accounts.service(), accounts.cookie(), settings))
                .post("/console/settings/tokens", Permission.VIEW, new TokenCreateAction(accounts.service(), settings))
                .post("/console/settings/tokens/:id/end", Permission.VIEW, new TokenEndAction(accounts.service()))
                .get("/console/units", Permission.VIEW, new UnitListPage(accounts.service()))
                .get("/console/units/new", Permission.ACCOUNTS_WRITE, unit)
                .post("/console/units/new", Permission.ACCOUNTS_WRITE, new UnitCreateAction(accounts.service(), unit))
                .get("/console/people/new", Permission.ACCOUNTS_WRITE, person)
                .post(
                        "/console/people/new",
                        Permission.ACCOUNTS_WRITE,
                        new PersonCreateAction(accounts.service(), person))
                .post(
                        "/console/people/:id/:switch",
                        Permission.ACCOUNTS_WRITE,
                        new PersonSwitchAction(accounts.service()));
    }
}
