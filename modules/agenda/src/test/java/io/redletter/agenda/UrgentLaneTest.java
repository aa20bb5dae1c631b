package io.redletter.agenda;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.redletter.platform.Platform;
import io.redletter.platform.SettableClock;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Nothing of a more urgent lane ever waits for a less urgent one. */
class UrgentLaneTest extends AgendaHarness {
    private static final int CROWD = 10_000;

    private Things urgent;

    UrgentLaneTest(Platform platform, SettableClock clock) {
        super(platform, clock);
    }

    @Test
    void overtakesTenThousandThatAreDueAtOnce() {
        urgent = new Things(platform, lane + "-urgent", 9);
        Instant due = clock.instant().plusSeconds(10);
        List<String> crowd = things.armMany(CROWD, i -> due);
        AtomicInteger ahead = new AtomicInteger(-1);
        urgent.working(claimed -> {
            ahead.set(things.fired.size());
            return urgent.finish(claimed);
        });
        Instant second = due.plusSeconds(1);
        urgent.arm("alert", 1, second);
        Agenda agenda = start(QUICK, things, urgent);
        await(agenda.set(urgent.name(), "alert", 1, second));

        clock.set(due);
        await().until(() -> things.fired.size() > 500);
        int when = things.fired.size();
        clock.set(second);

        await().until(() -> ahead.get() >= 0);
        // What was claimed or being claimed at that moment, and what fired until the test read the clock, may be ahead.
        assertThat(ahead.get()).isLessThan(CROWD).isLessThanOrEqualTo(when + 4 * OpenLane.AT_ONCE);
        await().until(() -> things.fired.size() >= CROWD);
        assertThat(things.firedIds()).isEqualTo(crowd);
    }

    @Test
    void hasHandsOfItsOwnWhenAllOthersAreBusy() {
        urgent = new Things(platform, lane + "-urgent", 9);
        things.concurrency(20).working(claimed -> Promise.promise().future());
        things.armMany(100, i -> clock.instant());
        Agenda agenda = start(QUICK, things, urgent);
        await().until(() -> things.fired.size() == 20);

        urgent.arm("alert", 1, clock.instant());
        await(agenda.set(urgent.name(), "alert", 1, clock.instant()));

        await().until(() -> urgent.read("alert").getString("state").equals("finished"));
        assertThat(things.fired).hasSize(20);
    }

    @Test
    void isClaimedFirstWhenBothFallDueAtTheSameInstant() {
        urgent = new Things(platform, lane + "-urgent", 9);
        List<String> order = java.util.Collections.synchronizedList(new java.util.ArrayList<>());
        things.working(claimed -> {
            order.add("usual");
            return things.finish(claimed);
        });
        urgent.working(claimed -> {
            order.add("urgent");
            return urgent.finish(claimed);
        });
        Agenda agenda = start(QUICK, things, urgent);
        for (int round = 1; round <= 10; round++) {
            Instant due = clock.instant().plusSeconds(5);
            String id = "r" + round;
            things.arm(id, 1, due);
            urgent.arm(id, 1, due);
            await(agenda.set(things.name(), id, 1, due));
            await(agenda.set(urgent.name(), id, 1, due));
            clock.advance(Duration.ofSeconds(5));
            int both = 2 * round;
            await().until(() -> order.size() == both);
            assertThat(order.subList(both - 2, both)).as("round %d", round).containsExactly("urgent", "usual");
        }
    }
}
