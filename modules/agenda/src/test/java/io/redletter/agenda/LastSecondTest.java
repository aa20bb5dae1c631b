package io.redletter.agenda;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.redletter.platform.Platform;
import io.redletter.platform.SettableClock;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Cancel or move: either it fired, with a receipt, or not at all. */
class LastSecondTest extends AgendaHarness {
    private static final Duration LATER = Duration.ofHours(1);

    LastSecondTest(Platform platform, SettableClock clock) {
        super(platform, clock);
    }

    @Test
    void honoursEveryCancelAndMoveThatComesASecondBefore() {
        Instant due = clock.instant().plusSeconds(60);
        List<String> ids = things.armMany(200, i -> due);
        start(QUICK, things);
        clock.set(due.minusSeconds(1));

        Set<String> changed = changes(ids, due, new Random(1), 0);
        clock.set(due);

        assertThat(changed).as("nothing was claimed before its time").hasSameSizeAs(ids);
        things.arm("probe", 1, due);
        await().until(() -> things.firedIds().contains("probe") || sweepsProbe(due));
        assertThat(things.firedIds()).doesNotContainAnyElementsOf(ids);
        clock.advance(LATER);
        await().until(() -> things.fired.size() >= 100 + 1);
        assertThat(things.firedIds()).doesNotHaveDuplicates().hasSize(100 + 1);
    }

    @RepeatedTest(5)
    void firesOrObeysButNeverBothWhateverTheMoment() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Instant due = clock.instant().plusSeconds(60);
        List<String> ids = things.armMany(200, i -> due);
        start(QUICK, things);
        start(QUICK, things);

        clock.set(due);
        Set<String> changed = changes(ids, due, random, 40);

        await().until(() -> things.fired.size() + changed.size() >= ids.size());
        Set<String> both = new HashSet<>(things.firedIds());
        both.retainAll(changed);
        assertThat(both)
                .as("seed %d: fired though the change was confirmed", seed)
                .isEmpty();
        assertThat(things.firedIds()).doesNotHaveDuplicates();
        List<String> moved = changed.stream().filter(LastSecondTest::moves).toList();
        clock.advance(LATER);
        await().until(() -> things.firedIds().containsAll(moved));
        assertThat(things.firedIds()).as("seed %d", seed).doesNotHaveDuplicates();
        assertThat(things.firedIds())
                .as("seed %d: cancelled for good", seed)
                .doesNotContainAnyElementsOf(
                        changed.stream().filter(id -> !moves(id)).toList());
    }

    /** Cancels every other one and moves the rest, each after up to so many milliseconds; those that were in time. */
    private Set<String> changes(List<String> ids, Instant due, Random random, int withinMillis) {
        Set<String> changed = ConcurrentHashMap.newKeySet();
        await(Future.all(ids.stream()
                .map(id -> after(withinMillis == 0 ? 0 : random.nextInt(withinMillis))
                        .compose(v -> things.change(id, 1, moves(id) ? move(due) : set("state", "cancelled")))
                        .compose(inTime -> inTime && moves(id)
                                ? new Alarm(platform.redis())
                                        .add(lane, new AlarmMember(id, 2), due.plus(LATER))
                                        .map(true)
                                : Future.succeededFuture(inTime))
                        .map(inTime -> inTime && changed.add(id)))
                .toList()));
        return changed;
    }

    private Future<Void> after(int millis) {
        return Future.future(promise -> {
            if (millis == 0) {
                promise.complete();
            } else {
                platform.vertx().setTimer(millis, fired -> promise.complete());
            }
        });
    }

    private static Bson move(Instant due) {
        return combine(set("state", "armed"), set("due", Date.from(due.plus(LATER))));
    }

    private static boolean moves(String id) {
        return (id.charAt(id.length() - 1) - '0') % 2 == 0;
    }

    /** The probe was armed behind the agenda's back; its alarm is set so that it does not wait for the sweep. */
    private boolean sweepsProbe(Instant due) {
        await(new Alarm(platform.redis()).add(lane, new AlarmMember("probe", 1), due));
        return false;
    }
}
