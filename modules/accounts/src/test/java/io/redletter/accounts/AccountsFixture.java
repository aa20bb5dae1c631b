package io.redletter.accounts;

import static io.redletter.platform.TestPlatform.await;

import io.redletter.platform.Platform;
import java.time.Duration;
import java.util.List;

/** Accounts on a test's platform with cheap hashes, a root administrator, and short ways to add people. */
public final class AccountsFixture {
    public static final String PASSWORD = "correct horse 42";
    public static final AccountsConfig CHEAP = new AccountsConfig(
            false,
            Duration.ofHours(12),
            Duration.ofDays(7),
            Duration.ofDays(365),
            10,
            new AccountsConfig.Argon(64, 1, 2));

    private static final Actor SETUP = Actor.system("test");

    public final Accounts accounts;

    public AccountsFixture(Platform platform) {
        this.accounts = new Accounts(platform, CHEAP);
        await(accounts.start());
    }

    public AccountService service() {
        return accounts.service();
    }

    public Unit unit(String name, Unit above) {
        return await(service().createUnit(SETUP, new NewUnit(name, "", above == null ? null : above.id(), "", false)));
    }

    public User user(String login, Unit unit, Role... roles) {
        return await(
                service().createUser(SETUP, new NewUser(login, login, List.of(roles), unit.id(), PASSWORD, false)));
    }
}
