package io.redletter.console.door;

import io.redletter.accounts.Accounts;
import io.redletter.console.web.Addresses;
import io.redletter.console.web.Redirect;
import io.redletter.console.web.Site;
import io.redletter.observance.Almanac;
import io.redletter.platform.http.Routes;
import io.vertx.ext.web.Router;
import java.util.function.Supplier;

/** {@code /}, {@code /sign-in}, {@code /sign-out}. */
public final class DoorPages implements Routes {
    private final Site site;
    private final Accounts accounts;
    private final Supplier<Almanac> almanac;

    public DoorPages(Site site, Accounts accounts, Supplier<Almanac> almanac) {
        this.site = site;
        this.accounts = accounts;
        this.almanac = almanac;
    }

    @Override
    public void mount(Router router) {
        SignInPage signIn = new SignInPage(almanac);
        Addresses.under(site, router, "/sign-in", "/sign-out")
                .openGet("/sign-in", signIn)
                .openPost("/sign-in", new SignInAction(accounts.service(), accounts.cookie(), signIn))
                .openPost("/sign-out", new SignOutAction(accounts.service(), accounts.cookie()));
        router.get("/").handler(context -> site.send(site.call(context), Redirect.to(SignInPage.HOME)));
    }
}
