package io.redletter.bench.crash;

import io.redletter.bench.crash.house.CrashHouse;
import io.redletter.bench.crash.house.CrashNode;
import io.redletter.bench.crash.proof.Stored;
import io.redletter.bench.crash.proof.StoredPush;
import io.redletter.bench.crash.wire.Command;
import io.redletter.bench.crash.wire.Points;
import io.redletter.bench.crash.wire.Trap;
import io.redletter.bench.crash.wire.Watcher;
import io.redletter.bench.process.Patience;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;

/** One push that meets one misfortune at one point of its way. */
final class Step {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int TRIES = 100;

    private final CrashHouse house;
    private final Arming arming;
    private final Stored stored;

    Step(CrashHouse house, Arming arming) {
        this.house = house;
        this.arming = arming;
        this.stored = new Stored(house.mongo());
    }

    /** A push that was armed, and when it is due. */
    record Armed(String push, Instant due) {}

    /** Arms one that is due in a moment, through whichever node answers. */
    Armed arm(String channel) throws IOException {
        IOException last = new IOException("no node");
        for (int i = 0; i < TRIES; i++) {
            CrashNode node = house.nodes().get(i % house.nodes().size());
            Instant due = soonest();
            try {
                return new Armed(
                        house.planner(node).arm(List.of(channel), arming.audience(List.of(channel)), due), due);
            } catch (IOException away) {
                last = away;
                Patience.pause(100);
            }
        }
        throw last;
    }

    private Instant soonest() {
        Instant due = Instant.now().plusMillis(2_500).truncatedTo(ChronoUnit.SECONDS);
        Instant released = house.planner(house.nodes().get(0)).released().plusSeconds(1);
        return due.isBefore(released) ? released : due;
    }

    /** Every write that names this push, or its delivery; arming is over when it is due. */
    static Predicate<Command> writesOf(Armed armed) {
        return command -> !Instant.now().isBefore(armed.due()) && Points.name(command, armed.push());
    }

    /** Those of them that do this. */
    static Predicate<Command> at(Armed armed, String point) {
        return command -> writesOf(armed).test(command) && Points.of(command).contains(point);
    }

    void lay(Trap trap) {
        house.nodes().forEach(node -> node.watch().lay(trap));
    }

    void take(Trap trap) {
        house.nodes().forEach(node -> node.watch().take(trap));
    }

    CrashNode node(String name) {
        return house.nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** SIGKILL for the node that came to the point, and a new start. */
    Watcher.Way killed(String name) {
        Misfortunes.killed(node(name));
        return Watcher.Way.CUT;
    }

    /** It sleeps until another has taken over and brought the push to its end, and goes on. */
    Trap.Spring frozenUntilFinal(String push) {
        return name -> {
            CrashNode node = node(name);
            node.freeze();
            isFinal(push);
            node.thaw();
            return Watcher.Way.PASS;
        };
    }

    /** Waits until the push is final; false where it is not in time. */
    boolean isFinal(String push) {
        long began = System.nanoTime();
        while (System.nanoTime() - began < LIMIT.toNanos()) {
            if (stored.pushes(List.of(push)).stream().allMatch(StoredPush::isFinal)) {
                return true;
            }
            Patience.pause(100);
        }
        return false;
    }
}
