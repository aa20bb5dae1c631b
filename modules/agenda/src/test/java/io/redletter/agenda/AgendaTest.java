package io.redletter.agenda;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.redletter.platform.Ids;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.SettableClock;
import io.vertx.core.Promise;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class AgendaTest {
    static {
        // A busy machine may be slow; a correct program is still correct.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    private static final AgendaConfig QUICK = new AgendaConfig(
            Duration.ofMillis(100),
            Duration.ofMillis(400),
            Duration.ofSeconds(60),
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            false);
    private static final AgendaConfig PATIENT = new AgendaConfig(
            Duration.ofMillis(100),
            Duration.ofSeconds(600),
            Duration.ofSeconds(600),
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            false);

    private final Platform platform;
    private final SettableClock clock;
    private final List<Agenda> running = new ArrayList<>();
    private String lane;
    private Things things;

    AgendaTest(Platform platform, SettableClock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    @BeforeEach
    void freshLane() {
        lane = Ids.next("lane").replace('_', '-');
        things = new Things(platform, lane);
    }

    @AfterEach
    void stop() {
        running.forEach(agenda -> await(agenda.stop()));
    }

    @Test
    void firesAtItsInstantAndNotAMillisecondBefore() {
        Instant due = clock.instant().plusSeconds(60);
        things.arm("later", 1, due);
        things.arm("probe", 1, due.minusMillis(1));
        Agenda agenda = start(QUICK, things);
        await(agenda.set(lane, "later", 1, due));
        await(agenda.set(lane, "probe", 1, due.minusMillis(1)));

        clock.set(due.minusMillis(1));
        await().until(() -> things.firedIds().contains("probe"));
        assertThat(things.firedIds()).containsExactly("probe");

        clock.set(due);
        await().until(() -> things.firedIds().contains("later"));
        assertThat(things.fired).allSatisfy(fired -> assertThat(fired.actual()).isAfterOrEqualTo(fired.nominal()));
    }

    @Test
    void doesNotBelieveAnAlarmThatRingsTooEarly() {
        Instant due = clock.instant().plusSeconds(60);
        things.arm("later", 1, due);
        things.arm("probe", 1, clock.instant());
        Agenda agenda = start(QUICK, things);

        await(agenda.set(lane, "later", 1, clock.instant().minusSeconds(1)));
        await(agenda.set(lane, "probe", 1, clock.instant()));

        await().until(() -> things.firedIds().contains("probe"));
        assertThat(things.firedIds()).containsExactly("probe");
    }

    @Test
    void firesEachOnceWhenTwoNodesCompete() {
        List<String> ids = things.armMany(400, i -> clock.instant().plusSeconds(5));
        start(QUICK, things);
        start(QUICK, things);

        clock.advance(Duration.ofSeconds(5));

        await().until(() -> things.fired.size() >= ids.size());
        assertThat(things.firedIds()).isEqualTo(ids);
        assertThat(things.takenOver).isEmpty();
    }

    @Test
    void neverFiresAStaleVersion() {
        things.arm("moved", 2, clock.instant().plusSeconds(3600));
        things.arm("probe", 1, clock.instant());
        Agenda agenda = start(QUICK, things);

        await(agenda.set(lane, "moved", 1, clock.instant()));
        await(agenda.set(lane, "probe", 1, clock.instant()));

        await().until(() -> things.firedIds().contains("probe"));
        assertThat(things.firedIds()).containsExactly("probe");
        assertThat(things.read("moved").getString("state")).isEqualTo("armed");
    }

    @Test
    void firesEachOnceThoughRedisLosesEverythingMidway() {
        Instant first = clock.instant();
        List<String> ids = things.armMany(300, i -> first.plusSeconds(i));
        start(QUICK, things);
        clock.set(first.plusSeconds(100));
        await().until(() -> things.fired.size() >= 101);

        await(platform.redis().send(Command.FLUSHALL));
        clock.set(first.plusSeconds(300));

        await().until(() -> things.fired.size() >= ids.size());
        assertThat(things.firedIds()).isEqualTo(ids);
    }

    @Test
    void findsWhatWasArmedWithoutAnAlarm() {
        things.arm("forgotten", 1, clock.instant());

        start(QUICK, things);

        await().until(() -> things.firedIds().contains("forgotten"));
    }

    @Test
    void servesTheMoreUrgentLaneFirst() {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Things urgent = new Things(platform, lane + "-urgent", 9);
        things.working(claimed -> {
            order.add("usual");
            return things.finish(claimed);
        });
        urgent.working(claimed -> {
            order.add("urgent");
            return urgent.finish(claimed);
        });
        things.arm("a", 1, clock.instant().plusSeconds(10));
        urgent.arm("b", 1, clock.instant().plusSeconds(10));
        Agenda agenda = start(QUICK, things, urgent);
        await(agenda.set(things.name(), "a", 1, clock.instant().plusSeconds(10)));
        await(agenda.set(urgent.name(), "b", 1, clock.instant().plusSeconds(10)));

        clock.advance(Duration.ofSeconds(10));

        await().until(() -> order.size() == 2);
        assertThat(order).containsExactly("urgent", "usual");
    }

    @Test
    void firesNothingOfAPausedLaneOnAnyNodeUntilItIsResumed() {
        Things other = new Things(platform, lane + "-other");
        Agenda one = start(QUICK, things, other);
        Agenda two = start(QUICK, things, other);
        await(one.pause(lane));
        things.arm("held", 1, clock.instant());
        other.arm("probe", 1, clock.instant());

        await(two.set(lane, "held", 1, clock.instant()));
        await(two.set(other.name(), "probe", 1, clock.instant()));
        await().until(() -> other.firedIds().contains("probe"));
        assertThat(things.fired).isEmpty();

        await(two.resume(lane));
        clock.advance(Alarm.HIDDEN);
        await().until(() -> things.firedIds().contains("held"));
    }

    @Test
    void firesNothingOfAPausedGroupOnAnyNodeUntilItIsResumed() {
        Agenda one = start(QUICK, things);
        Agenda two = start(QUICK, things);
        await(one.pauseGroup(lane, "spring"));
        things.armOf("spring", "held", clock.instant());
        things.armOf("summer", "probe", clock.instant());

        await(two.set(lane, "held", 1, clock.instant()));
        await(two.set(lane, "probe", 1, clock.instant()));
        await().until(() -> things.firedIds().contains("probe"));
        clock.advance(Alarm.HIDDEN.multipliedBy(3));
        things.arm("later probe", 1, clock.instant());
        await(one.set(lane, "later probe", 1, clock.instant()));
        await().until(() -> things.firedIds().contains("later probe"));
        assertThat(things.firedIds()).doesNotContain("held");
        assertThat(await(two.pausedGroups(lane))).containsExactly("spring");

        await(two.resumeGroup(lane, "spring"));
        await().until(() -> things.firedIds().contains("held"));
        assertThat(await(one.pausedGroups(lane))).isEmpty();
        assertThat(things.read("held").getString("state")).isNotEqualTo("armed");
    }

    @Test
    void takesOverFromANodeThatFellSilent() {
        Things hanging =
                new Things(platform, lane).working(claimed -> Promise.promise().future());
        hanging.arm("half-done", 1, clock.instant());
        Agenda dying = start(QUICK, hanging);
        await().until(() -> hanging.firedIds().contains("half-done"));
        long fence = hanging.fired.element().fence();

        start(QUICK, things);
        await(dying.abandon());

        await().until(() -> !things.takenOver.isEmpty());
        assertThat(things.fired).isEmpty();
        assertThat(things.takenOver.element().id()).isEqualTo("half-done");
        assertThat(things.takenOver.element().fence()).isGreaterThan(fence);
        await().until(() -> things.read("half-done").getString("state").equals("finished"));
    }

    @Test
    void refusesTheWriteOfANodeThatCameBackFromTheDead() {
        Promise<Claimed> zombie = Promise.promise();
        Things hanging = new Things(platform, lane).working(claimed -> {
            zombie.complete(claimed);
            return Promise.promise().future();
        });
        hanging.arm("contested", 1, clock.instant());
        Agenda dying = start(QUICK, hanging);
        Claimed stale = await(zombie.future());
        start(QUICK, things);
        await(dying.abandon());
        await().until(() -> things.read("contested").getString("state").equals("finished"));

        boolean taken = await(hanging.write(stale, "spoiled"));

        assertThat(taken).isFalse();
        assertThat(things.read("contested").getString("state")).isEqualTo("finished");
    }

    @Test
    void aRestartOnTheSameDataTakesOverWithoutWaiting() {
        Things hanging =
                new Things(platform, lane).working(claimed -> Promise.promise().future());
        hanging.arm("half-done", 1, clock.instant());
        Agenda killed = start(PATIENT, hanging);
        await().until(() -> !hanging.fired.isEmpty());
        await(killed.abandon());

        start(PATIENT, things);

        await().until(() -> things.read("half-done").getString("state").equals("finished"));
        assertThat(Things.ids(things.takenOver)).containsExactly("half-done");
    }

    @Test
    void leavesALiveNodesWorkAlone() {
        Things hanging =
                new Things(platform, lane).working(claimed -> Promise.promise().future());
        hanging.arm("slow", 1, clock.instant());
        Agenda slow = start(QUICK, hanging);
        await().until(() -> !hanging.fired.isEmpty());
        Things deadsWork = new Things(platform, lane + "-other")
                .working(claimed -> Promise.promise().future());
        deadsWork.arm("orphan", 1, clock.instant());
        Agenda dying = start(QUICK, deadsWork);
        await().until(() -> !deadsWork.fired.isEmpty());
        Things rescued = new Things(platform, lane + "-other");

        start(QUICK, things, rescued);
        await(dying.abandon());

        await().until(() -> !rescued.takenOver.isEmpty());
        assertThat(things.takenOver).isEmpty();
        assertThat(things.read("slow").getString("owner")).isEqualTo(slow.nodeId());
        await(slow.abandon());
    }

    @Test
    void handsFailedWorkToTakeOver() {
        things.working(claimed -> {
            throw new IllegalStateException("the lane failed, as this test wants");
        });
        things.arm("unlucky", 1, clock.instant());

        start(QUICK, things);

        await().until(() -> things.read("unlucky").getString("state").equals("finished"));
        assertThat(Things.ids(things.takenOver)).containsExactly("unlucky");
    }

    private Agenda start(AgendaConfig config, Lane... lanes) {
        Agenda agenda = new Agenda(platform, config);
        for (Lane open : lanes) {
            agenda.open(open);
        }
        await(agenda.start());
        running.add(agenda);
        return agenda;
    }
}
