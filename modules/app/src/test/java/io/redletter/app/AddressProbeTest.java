package io.redletter.app;

import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PlatformExtension.class)
class AddressProbeTest {
    private final Platform platform;
    private final SettableClock clock;
    private Path data;
    private AddressProbe first;

    AddressProbeTest(Platform platform, SettableClock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    @BeforeEach
    void start(@TempDir Path one) {
        data = one;
        first = probe(one, "https://a.example");
        await(first.check());
    }

    @AfterEach
    void stop() {
        await(first.stop());
        clock.set(PlatformExtension.START);
    }

    @Test
    void letsNoNodeStartThatTellsAnotherAddressThanThoseThatRun(@TempDir Path two) {
        assertThat(failure(probe(two, "https://b.example").check()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("https://a.example")
                .hasMessageContaining("https://b.example");
    }

    @Test
    void letsANodeStartThatTellsTheSame(@TempDir Path two) {
        AddressProbe second = probe(two, "https://a.example");

        await(second.check());
        await(second.stop());
    }

    @Test
    void letsAnotherAddressInOnceNobodyTellsTheOldOne(@TempDir Path two) {
        await(first.stop());
        AddressProbe second = probe(two, "https://b.example");

        await(second.check());
        await(second.stop());
    }

    @Test
    void waitsNoLongerThanAMinuteForANodeThatDied(@TempDir Path two) {
        clock.advance(Duration.ofSeconds(61));
        AddressProbe second = probe(two, "https://b.example");

        await(second.check());
        await(second.stop());
    }

    @Test
    void letsANodeComeBackAtOnceWithAnotherAddressOfItsOwn() {
        AddressProbe again = probe(data, "https://b.example");

        await(again.check());
        await(again.stop());
    }

    private AddressProbe probe(Path data, String url) {
        return new AddressProbe(
                new Platform(
                        platform.vertx(),
                        platform.clock(),
                        platform.mongo(),
                        platform.redis(),
                        platform.bus(),
                        platform.meters(),
                        platform.vault(),
                        data),
                url);
    }
}
