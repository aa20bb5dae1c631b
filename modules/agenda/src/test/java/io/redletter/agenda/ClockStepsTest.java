package io.redletter.agenda;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.redletter.platform.Platform;
import io.redletter.platform.SettableClock;
import io.redletter.platform.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A clock that jumps, and a machine that sleeps. */
class ClockStepsTest extends AgendaHarness {
    ClockStepsTest(Platform platform, SettableClock clock) {
        super(platform, clock);
    }

    @Test
    void firesEverythingOnceAfterAJumpForward() {
        Instant first = clock.instant();
        List<String> ids = things.armMany(300, i -> first.plus(Duration.ofMinutes(i)));
        start(QUICK, things);
        await().until(() -> !things.fired.isEmpty());

        clock.advance(Duration.ofDays(3));

        await().until(() -> things.fired.size() >= ids.size());
        assertThat(things.firedIds()).isEqualTo(ids);
        assertThat(things.fired)
                .allSatisfy(fired -> assertThat(fired.nominal()).isBefore(first.plus(Duration.ofDays(1))));
    }

    @Test
    void firesNothingAgainAndNothingEarlyAfterAJumpBack() {
        Instant now = clock.instant();
        things.arm("done", 1, now);
        things.arm("later", 1, now.plusSeconds(60));
        Agenda agenda = start(QUICK, things);
        await(agenda.set(lane, "later", 1, now.plusSeconds(60)));
        await().until(() -> things.firedIds().contains("done"));

        clock.set(now.minus(Duration.ofHours(2)));
        things.arm("probe", 1, clock.instant());
        await(agenda.set(lane, "probe", 1, clock.instant()));
        await().until(() -> things.firedIds().contains("probe"));
        assertThat(things.firedIds()).containsExactly("done", "probe");

        clock.set(now.plusSeconds(60));
        await().until(() -> things.firedIds().contains("later"));
        assertThat(things.firedIds()).containsExactly("done", "later", "probe");
    }

    /** A suspended process: nothing of it runs, then it goes on where it was, believing that it still owns its work. */
    @Test
    void aNodeThatSleptCannotWriteOverWhatAnotherHasTaken() throws InterruptedException {
        CountDownLatch asleep = new CountDownLatch(1);
        CountDownLatch waking = new CountDownLatch(1);
        AtomicReference<Claimed> held = new AtomicReference<>();
        AtomicReference<Boolean> written = new AtomicReference<>();
        Platform machine = anotherMachine();
        Things sleeper = new Things(machine, lane);
        sleeper.working(claimed -> {
            held.set(claimed);
            asleep.countDown();
            block(waking);
            return sleeper.write(claimed, "spoiled").onSuccess(written::set);
        });
        sleeper.arm("contested", 1, clock.instant());
        sleeper.armMany(20, i -> clock.instant().plusSeconds(600));
        Agenda sleeping = new Agenda(machine, QUICK);
        sleeping.open(sleeper);
        await(sleeping.start());
        assertThat(asleep.await(60, TimeUnit.SECONDS)).isTrue();
        Agenda awake = start(QUICK, things);
        await().until(() -> things.read("contested").getString("state").equals("finished"));
        assertThat(Things.ids(things.takenOver)).containsExactly("contested");

        waking.countDown();

        await().until(() -> written.get() != null);
        assertThat(written.get()).as("the fence of %s holds", held.get()).isFalse();
        assertThat(things.read("contested").getString("state")).isEqualTo("finished");
        assertThat(things.read("contested").getString("owner")).isEqualTo(awake.nodeId());
        sleeper.working(sleeper::finish);
        clock.advance(Duration.ofSeconds(600));
        await().until(() -> things.fired.size() + sleeper.fired.size() >= 21);
        List<String> all = new ArrayList<>(things.firedIds());
        all.addAll(sleeper.firedIds());
        assertThat(all)
                .as("both nodes go on, and share")
                .doesNotHaveDuplicates()
                .hasSize(21);
        assertThat(sleeping.health().running()).isTrue();
        await(sleeping.stop());
        TestPlatform.close(machine);
    }

    /** With event loops of its own, on the same stores. */
    private Platform anotherMachine() {
        String database = things.documents().getNamespace().getDatabaseName();
        return TestPlatform.open(clock, database);
    }

    /** Only here: this thread stands for a process that is stopped. */
    private static void block(CountDownLatch until) {
        try {
            if (!until.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("never woken");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
