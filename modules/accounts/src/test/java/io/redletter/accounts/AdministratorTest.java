package io.redletter.accounts;

import static io.redletter.accounts.AccountsFixture.PASSWORD;
import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class AdministratorTest {
    private final AccountService service;

    AdministratorTest(Platform platform) {
        this.service = new AccountsFixture(platform).service();
    }

    @Test
    void beginsAnInstallationOnceAndNeverLosesItsLastAdministrator() {
        User first = await(service.firstAdministrator("root", "管理员", PASSWORD));

        Throwable second = failure(service.firstAdministrator("root2", "管理员", PASSWORD));
        Throwable disabled = failure(service.disableUser(first.actor(), first.id()));

        assertThat(second)
                .asInstanceOf(type(RefusedException.class))
                .extracting(RefusedException::code)
                .isEqualTo("administrator-exists");
        assertThat(disabled)
                .asInstanceOf(type(RefusedException.class))
                .extracting(RefusedException::code)
                .isEqualTo("last-administrator");
        assertThat(await(service.signIn("root", PASSWORD, "1.1.1.1")).actor().roles())
                .containsExactly(Role.ADMIN);
        assertThat(await(service.units(first.actor()))).hasSize(1);
    }
}
