package io.redletter.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redletter.platform.RefusedException;
import io.redletter.platform.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {
    private final SettableClock clock = SettableClock.at(Instant.parse("2027-06-01T00:00:00Z"));
    private final SignInThrottle throttle = new SignInThrottle(clock);

    @Test
    void letsFiveFailuresPassAndThenDoublesTheWait() {
        fail(5);
        assertWaits(Duration.ofSeconds(30));

        clock.advance(Duration.ofSeconds(31));
        fail(1);
        assertWaits(Duration.ofSeconds(60));
    }

    @Test
    void neverMakesAnybodyWaitLongerThanAQuarterOfAnHour() {
        for (int i = 0; i < 20; i++) {
            fail(1);
            clock.advance(Duration.ofMinutes(15).plusSeconds(1));
        }

        throttle.begin("login", "remote");
    }

    @Test
    void forgetsTheFailuresOnceThePasswordWasRight() {
        fail(4);
        throttle.begin("login", "remote");
        throttle.succeeded("login", "remote");

        fail(4);
        throttle.begin("login", "remote");

        assertThat(throttle.size()).isEqualTo(1);
    }

    @Test
    void neitherForgivesNorAddsWhereNoAnswerCame() {
        fail(4);
        throttle.begin("login", "remote");
        throttle.undecided("login", "remote");

        fail(1);

        assertWaits(Duration.ofSeconds(30));
    }

    @Test
    void letsOnlyAFewTryAtOnce() {
        for (int i = 0; i < 8; i++) {
            throttle.begin("login", "remote");
        }

        assertThatThrownBy(() -> throttle.begin("login", "remote")).isInstanceOf(RefusedException.class);
        throttle.succeeded("login", "remote");
        throttle.begin("login", "remote");
    }

    @Test
    void remembersABoundedNumberOfPairs() {
        for (int i = 0; i < 12_000; i++) {
            throttle.begin("login" + i, "remote");
            throttle.failed("login" + i, "remote");
        }

        assertThat(throttle.size()).isEqualTo(10_000);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            throttle.begin("login", "remote");
            throttle.failed("login", "remote");
        }
    }

    private void assertWaits(Duration wait) {
        Instant now = clock.instant();
        clock.advance(wait.minusSeconds(1));
        assertThatThrownBy(() -> throttle.begin("login", "remote"))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.status())
                        .isEqualTo(429))
                .hasMessageContaining("秒后再试");
        clock.set(now);
    }
}
