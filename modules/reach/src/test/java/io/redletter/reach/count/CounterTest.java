package io.redletter.reach.count;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.SettableClock;
import io.redletter.platform.redis.RedisConfig;
import io.redletter.platform.redis.RedisLink;
import io.redletter.reach.Scopes;
import io.redletter.reach.Traits;
import io.redletter.reach.journal.Durability;
import io.vertx.redis.client.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PlatformExtension.class)
class CounterTest {
    private static final AtomicInteger CAMPAIGNS = new AtomicInteger();
    private static final long NOW = PlatformExtension.START.toEpochMilli();

    @TempDir
    Path directory;

    private final Platform platform;
    private final SettableClock clock;
    private final String campaign = "c" + CAMPAIGNS.incrementAndGet();
    private final String scope = "campaign:" + campaign;
    private final Random random = new Random(7);
    private final List<Counter> running = new ArrayList<>();

    CounterTest(Platform platform, SettableClock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    @AfterEach
    void stop() {
        running.forEach(counter -> await(counter.stop()));
    }

    @Test
    void countsEachIdOnceUnderEveryScope() {
        Counter counter = start(platform, directory);

        append(counter, event(1, "view", "ch1"), event(2, "play", "ch1"), event(1, "view", "ch1"));
        append(counter, event(3, "view", "ch2"), event(2, "play", "ch1"));
        await(counter.settle());

        Found found = await(counter.reader().overview(scope, Windows.hourOf(NOW) - 1));
        assertThat(found.source()).isEqualTo(Found.REDIS);
        assertThat(found.of(scope)).isEqualTo(Map.of("view", 2L, "play", 1L));
        assertThat(found.of(scope + "|channel:ch1")).isEqualTo(Map.of("view", 1L, "play", 1L));
        assertThat(found.of(scope + "|unit:u1")).isEqualTo(Map.of("view", 2L, "play", 1L));
        assertThat(found.minutes()).isEqualTo(Map.of(NOW / 60_000, Map.of("view", 2L, "play", 1L)));
        assertThat(found.visitors()).isEqualTo(3);
        assertThat(await(counter.reader().days(scope, LocalDate.of(2027, 6, 1), LocalDate.of(2027, 6, 1))))
                .isEqualTo(Map.of(LocalDate.of(2027, 6, 1), Map.of("view", 2L, "play", 1L)));
        assertThat(await(counter.audit())).isZero();
    }

    @Test
    void givesTheSameTotalsAfterEverythingInRedisIsGone() {
        Counter counter = start(platform, directory);
        append(counter, events(0, 700));
        await(counter.settle());
        Found before = await(counter.reader().overview(scope, Windows.hourOf(NOW)));

        await(platform.redis().send(Command.FLUSHALL));
        Found stored = await(counter.reader().overview(scope, Windows.hourOf(NOW)));

        assertThat(stored.source()).isEqualTo(Found.MONGODB);
        assertThat(stored.counts()).isEqualTo(before.counts());
        assertThat(stored.minutes()).isEqualTo(before.minutes());
        assertThat(stored.visitors()).isEqualTo(before.visitors());
        await().untilAsserted(() -> {
            Found restored = await(counter.reader().overview(scope, Windows.hourOf(NOW)));
            assertThat(restored.source()).isEqualTo(Found.REDIS);
            assertThat(restored.counts()).isEqualTo(before.counts());
            assertThat(restored.visitors()).isEqualTo(before.visitors());
        });
    }

    @Test
    void losesNothingWhenRedisIsFlushedAgainAndAgainWhileItCounts() {
        Counter counter = start(platform, directory);
        for (int i = 0; i < 12; i++) {
            append(counter, events(i * 100, 150)); // a third of each hundred and fifty repeats
            if (i % 2 == 0) {
                await(counter.settle());
            }
            await(platform.redis().send(Command.FLUSHALL));
            if (i % 3 == 0) {
                await(counter.reader().totals(scope)); // a reader may restore first
            }
        }
        await().untilAsserted(() -> {
            await(counter.settle());
            Found found = await(counter.reader().totals(scope));
            assertThat(found.source()).isEqualTo(Found.REDIS);
            assertThat(sum(found)).isEqualTo(1_250);
            assertThat(found.visitors()).isEqualTo(uniquesOf(1_250));
        });
        await(platform.redis().send(Command.FLUSHALL));
        assertThat(await(counter.reader().totals(scope)).visitors()).isEqualTo(uniquesOf(1_250));
    }

    @Test
    void losesNoVisitorWhenManyWritesMeetANewLifeOfTheirTag() {
        Counter counter = start(platform, directory);
        append(counter, events(0, 100));
        await(counter.settle());
        await(platform.redis().send(Command.FLUSHALL));
        await().until(() -> await(counter.reader().totals(scope)).source().equals(Found.REDIS)); // a reader restored it

        append(
                counter,
                events(100, 12_000)); // more visitors than one write takes, all of them meant for the life before
        await(counter.settle());

        assertThat(await(counter.reader().totals(scope)).visitors()).isEqualTo(uniquesOf(12_100));
        await(platform.redis().send(Command.FLUSHALL));
        assertThat(await(counter.reader().totals(scope)).visitors()).isEqualTo(uniquesOf(12_100));
    }

    @Test
    void losesNoVisitorWhenRedisIsFlushedWhileManyAreOnTheirWay() {
        Counter counter = start(platform, directory);
        for (int i = 0; i < 15; i++) {
            append(counter, events(i * 4_000, 4_000));
            platform.redis().send(Command.FLUSHALL).onFailure(e -> {});
            if (i % 4 == 3) {
                await(counter.settle());
            }
        }
        await().untilAsserted(() -> {
            await(counter.settle());
            Found found = await(counter.reader().totals(scope));
            assertThat(found.source()).isEqualTo(Found.REDIS);
            assertThat(found.visitors()).isEqualTo(uniquesOf(60_000));
        });
        await(platform.redis().send(Command.FLUSHALL));
        assertThat(await(counter.reader().totals(scope)).visitors()).isEqualTo(uniquesOf(60_000));
    }

    @Test
    void goesOnExactlyAfterACleanStop() {
        Counter first = start(platform, directory);
        append(first, events(0, 300));
        stop(first);

        Counter second = start(platform, directory);
        append(second, events(200, 300));
        await(second.settle());

        assertThat(sum(await(second.reader().totals(scope)))).isEqualTo(500);
        assertThat(await(second.reader().totals(scope)).visitors()).isEqualTo(uniquesOf(500));
    }

    @Test
    void goesOnExactlyFromWhateverADeadRunLeftOnDisk() throws IOException {
        Path left = directory.resolve("a");
        Counter counter = start(platform, left);
        for (int life = 0; life < 4; life++) {
            append(counter, events(life * 100, 150));
            if (life % 2 == 0) {
                await(platform.redis().send(Command.FLUSHALL));
            }
            Path next = directory.resolve("b" + life);
            copy(left, next); // as a kill would leave it: nothing settled, nothing closed
            stop(counter);
            left = next;
            counter = start(platform, left);
        }
        append(counter, events(0, 450));
        Counter last = counter;

        await().untilAsserted(() -> {
            await(last.settle());
            Found found = await(last.reader().totals(scope));
            assertThat(found.source()).isEqualTo(Found.REDIS);
            assertThat(sum(found)).isEqualTo(450);
            assertThat(found.visitors()).isEqualTo(uniquesOf(450));
        });
        assertThat(await(last.audit())).isZero();
    }

    @Test
    void letsGoOfTheJournalOnlyBehindACheckpointAndKeepsKnowingItsRepeats() throws IOException {
        Counter first = start(platform, directory);
        for (int i = 0; i < 30; i++) {
            append(first, events(i * 100, 100));
            await(first.settle());
        }
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            append(first, events(0, 100));
            assertThat(segments(directory)).isLessThanOrEqualTo(3);
        });
        stop(first);

        Counter second = start(platform, directory);
        append(second, events(0, 3_000));
        await(second.settle());

        assertThat(sum(await(second.reader().totals(scope)))).isEqualTo(3_000);
    }

    @Test
    void countsOnWhileRedisIsAwayAndCatchesUpWhenItIsBack() {
        RedisProxy proxy = new RedisProxy(platform.vertx());
        Platform cut = new Platform(
                platform.vertx(),
                platform.clock(),
                platform.mongo(),
                RedisLink.connect(platform.vertx(), new RedisConfig(proxy.uri(), false, Duration.ofSeconds(2))),
                platform.bus(),
                platform.meters(),
                platform.vault(),
                platform.data());
        Counter counter = start(cut, directory);
        append(counter, events(0, 100));
        await(counter.settle());

        proxy.cut();
        append(counter, events(100, 100));

        await().untilAsserted(() -> {
            Found away = await(counter.reader().totals(scope));
            assertThat(away.source()).isEqualTo(Found.MONGODB);
            assertThat(sum(away)).isEqualTo(200);
        });
        proxy.mend();
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(() -> {
            await(counter.settle());
            clock.advance(Duration.ofSeconds(3)); // the reader avoids a failed Redis for two seconds
            Found back = await(counter.reader().totals(scope));
            assertThat(back.source()).isEqualTo(Found.REDIS);
            assertThat(sum(back)).isEqualTo(200);
            assertThat(back.visitors()).isEqualTo(uniquesOf(200));
        });
    }

    @Test
    void addsUpWhatSeveralNodesCounted() {
        Counter one = start(platform, directory.resolve("one"));
        Counter other = start(platform, directory.resolve("other"));

        append(one, events(0, 100));
        append(other, events(100, 100));
        await(one.settle());
        await(other.settle());

        assertThat(sum(await(one.reader().totals(scope)))).isEqualTo(200);
        assertThat(await(other.reader().totals(scope)).visitors()).isEqualTo(uniquesOf(200));
    }

    private Counter start(Platform on, Path where) {
        Counter counter =
                await(Counter.start(on, new CounterConfig(where, Durability.FSYNC, 64 << 10, 64 << 20, 100_000, 1)));
        running.add(counter);
        return counter;
    }

    private void stop(Counter counter) {
        await(counter.stop());
        running.remove(counter);
    }

    private static void append(Counter counter, ReachEvent... events) {
        await(counter.journal().append(Stream.of(events).map(EventCodec::write).toList()));
    }

    private ReachEvent[] events(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> event(i + 1, i % 3 == 0 ? "play" : "view", "ch" + i % 4))
                .toArray(ReachEvent[]::new);
    }

    private ReachEvent event(int id, String type, String channel) {
        return new ReachEvent(
                mix(id),
                NOW,
                mix(id + 1_000_000),
                Quality.PERSON,
                type,
                new Scopes(campaign, "k" + campaign, 1, channel, "u1"),
                Traits.NONE);
    }

    /** What Redis makes of the same visitors. */
    private long uniquesOf(int count) {
        String key = "rl:plain:" + random.nextInt();
        for (int from = 1; from <= count; from += 10_000) {
            Object[] arguments = new Object[Math.min(10_000, count - from + 1) + 1];
            arguments[0] = key;
            for (int i = 1; i < arguments.length; i++) {
                arguments[i] = Long.toUnsignedString(mix(from + i - 1 + 1_000_000), 32);
            }
            await(platform.redis().send(Command.PFADD, arguments));
        }
        return await(platform.redis().send(Command.PFCOUNT, key)).toLong();
    }

    private static long mix(long id) {
        long mixed = (id + 1) * 0x9E37_79B9_7F4A_7C15L;
        return mixed ^ (mixed >>> 29);
    }

    private long sum(Found found) {
        return found.of(scope).values().stream().mapToLong(Long::longValue).sum();
    }

    private static int segments(Path where) throws IOException {
        try (Stream<Path> files = Files.list(where.resolve("journal"))) {
            return (int)
                    files.filter(file -> file.toString().endsWith(".journal")).count();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
