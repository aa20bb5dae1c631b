package io.redletter.accounts;

import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class PasswordsTest {
    private final Platform platform;

    PasswordsTest(Platform platform) {
        this.platform = platform;
    }

    @Test
    void hashesEachPasswordWithASaltOfItsOwn() {
        Passwords passwords = new Passwords(platform.vertx(), new AccountsConfig.Argon(64, 1, 1));

        String one = await(passwords.hash("同一个密码 123"));
        String other = await(passwords.hash("同一个密码 123"));

        assertThat(one).startsWith("$argon2id$").isNotEqualTo(other);
        assertThat(await(passwords.matches("同一个密码 123", one))).isTrue();
        assertThat(await(passwords.matches("同一个密码 124", one))).isFalse();
    }

    @Test
    void takesAsLongForNobodyAsForSomebody() {
        Passwords passwords = new Passwords(platform.vertx(), new AccountsConfig.Argon(8192, 3, 1));
        String hash = await(passwords.hash("some password"));

        long somebody = quickest(() -> passwords.matches("a wrong one", hash));
        long nobody = quickest(() -> passwords.matchesNobody("a wrong one"));

        assertThat((double) nobody / somebody).isBetween(0.25, 4.0);
    }

    @Test
    void refusesWhatTooManyWaitFor() {
        Passwords passwords = new Passwords(platform.vertx(), new AccountsConfig.Argon(1024, 2, 1));

        List<Future<String>> crowd = IntStream.range(0, 100)
                .mapToObj(i -> passwords.hash("password " + i))
                .toList();
        await(Future.join(crowd).otherwiseEmpty());

        List<Future<String>> refused = crowd.stream().filter(Future::failed).toList();
        assertThat(refused).isNotEmpty().hasSizeLessThan(100);
        assertThat(failure(refused.get(0))).isInstanceOf(RefusedException.class).hasMessageContaining("几秒后再试");
        assertThat(await(passwords.hash("afterwards"))).isNotEmpty();
    }

    private static long quickest(Supplier<Future<Boolean>> check) {
        return LongStream.range(0, 5)
                .map(i -> {
                    long from = System.nanoTime();
                    await(check.get());
                    return System.nanoTime() - from;
                })
                .min()
                .orElseThrow();
    }
}
