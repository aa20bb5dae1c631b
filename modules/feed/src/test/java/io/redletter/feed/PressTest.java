package io.redletter.feed;

import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.platform.SettableClock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PressTest {
    private static final Instant START = Instant.parse("2027-06-05T00:00:00.700Z");

    private final Vertx vertx = Vertx.vertx();
    private final SettableClock clock = SettableClock.at(START);
    private final Press<String, Integer> press = new Press<>(vertx, clock, 10_000);

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void printsOnceForManyWhoAskAtOnce() {
        AtomicInteger printed = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);

        List<Future<Edition>> asked = IntStream.range(0, 20)
                .mapToObj(i -> press.edition("a", 1, () -> {
                    go.await();
                    printed.incrementAndGet();
                    return new byte[] {1};
                }))
                .toList();
        go.countDown();
        await(Future.all(asked));

        assertThat(printed).hasValue(1);
        assertThat(asked).allMatch(one -> one.result() == asked.get(0).result());
    }

    @Test
    void printsAnewWhenTheSourceChanges() {
        Edition first = await(press.edition("a", 1, () -> new byte[] {1}));
        Edition same = await(press.edition("a", 1, () -> new byte[] {9}));

        Edition next = await(press.edition("a", 2, () -> new byte[] {2}));

        assertThat(same).isSameAs(first);
        assertThat(next.plain().tag()).isNotEqualTo(first.plain().tag());
    }

    @Test
    void keepsTheDateWhereAnotherSourceSaysTheSame() {
        Edition first = await(press.edition("a", 1, () -> new byte[] {1}));
        clock.advance(Duration.ofMinutes(1));

        Edition same = await(press.edition("a", 2, () -> new byte[] {1}));
        Edition other = await(press.edition("a", 3, () -> new byte[] {2}));
        clock.advance(Duration.ofMinutes(1));
        Edition back = await(press.edition("a", 4, () -> new byte[] {1}));

        assertThat(same.since()).isEqualTo(first.since());
        assertThat(other.since()).isEqualTo(START.plusSeconds(60));
        assertThat(back.since()).isEqualTo(START.plusSeconds(120));
    }

    @Test
    void givesNoDateUntilItTellsEditionsApart() {
        Edition edition = await(press.edition("a", 1, () -> new byte[] {1}));

        assertThat(edition.lastModified(START.plusMillis(4_999))).isEmpty();
        assertThat(edition.lastModified(START.plusSeconds(5))).contains(Instant.parse("2027-06-05T00:00:00Z"));
    }

    @Test
    void keepsNoMoreThanItsMemoryAllows() {
        for (int i = 0; i < 50; i++) {
            await(press.edition("feed " + i, 1, () -> noise(2_000)));
        }

        assertThat(press.kept()).isBetween(1, 2);
        Edition big = await(press.edition("big", 1, () -> noise(20_000)));
        assertThat(big.plain().bytes().length()).isEqualTo(20_000);
        assertThat(press.kept()).isZero();
        await(press.edition("small", 1, () -> noise(10)));
        assertThat(press.kept()).isOne();
    }

    @Test
    void printsAgainAfterAFailure() {
        Throwable failure = failure(press.edition("a", 1, () -> {
            throw new IllegalStateException("no ink");
        }));

        Edition edition = await(press.edition("a", 1, () -> new byte[] {1}));

        assertThat(failure).hasMessage("no ink");
        assertThat(edition.plain().bytes().getBytes()).containsExactly(1);
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(7).nextBytes(noise);
        return noise;
    }
}
