package io.redletter.bench.crash;

import io.redletter.bench.crash.channel.CrashChannel;
import io.redletter.bench.crash.house.CrashHouse;
import io.redletter.bench.crash.wire.Trap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/** Numbers the writes on the way of a push, and has its node die before and after each of them. */
final class Sweep {
    /** How much of it is done. */
    enum Extent {
        NONE,
        /** One channel, before and after in turns. */
        SHORT,
        /** Every channel, before and after each write. */
        FULL
    }

    private static final int AT_ONCE = 2;
    private static final int NEVER = Integer.MAX_VALUE;

    /** The last writes of a push come after it is final. */
    private static final int AFTERWARDS_MILLIS = 3_000;

    private static final String AUDIT = "audit-insert";

    /** How often a platform is asked may differ from push to push, and with it how many writes there are. */
    private static final int TRIES = 3;

    private final CrashHouse house;
    private final Arming arming;
    private final Step step;
    private final List<String> pushes = Collections.synchronizedList(new ArrayList<>());
    private final List<String> missed = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, List<String>> writes = new LinkedHashMap<>();
    private int deaths;

    /** A point of a channel's way. */
    private record Death(CrashChannel channel, int number, Trap.Moment moment) {}

    Sweep(CrashHouse house, Arming arming) {
        this.house = house;
        this.arming = arming;
        this.step = new Step(house, arming);
    }

    /** Goes through all of them. */
    void run(List<CrashChannel> channels, boolean both) throws IOException, InterruptedException {
        Queue<Death> plan = new ConcurrentLinkedQueue<>();
        for (CrashChannel channel : channels) {
            List<String> seen = writes(channel);
            writes.put(channel.name(), seen);
            for (int n = 1; n <= seen.size(); n++) {
                boolean odd = n % 2 == 1;
                if (both || odd) {
                    plan.add(new Death(channel, n, Trap.Moment.BEFORE));
                }
                if (both || !odd) {
                    plan.add(new Death(channel, n, Trap.Moment.AFTER));
                }
            }
        }
        deaths = plan.size();
        List<Thread> threads = new ArrayList<>();
        List<Exception> failures = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < AT_ONCE; i++) {
            Thread thread = new Thread(() -> {
                for (Death death = plan.poll(); death != null && failures.isEmpty(); death = plan.poll()) {
                    try {
                        die(death);
                    } catch (IOException | InterruptedException failed) {
                        failures.add(failed);
                    }
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new IOException("the sweep could not go on", failures.get(0));
        }
        for (var node : house.nodes()) {
            node.start();
        }
    }

    /** The writes of a push that nothing happens to. */
    private List<String> writes(CrashChannel channel) throws IOException {
        Step.Armed armed = step.arm(arming.account(channel));
        Trap count = new Trap(Step.writesOf(armed), NEVER, Trap.Moment.BEFORE, step::killed);
        step.lay(count);
        step.isFinal(armed.push());
        step.take(count);
        pushes.add(armed.push());
        return withoutRepeats(count.seen());
    }

    /** A number of the audit trail that another took first is asked for again: one write, as far as this is concerned. */
    private static List<String> withoutRepeats(List<String> seen) {
        return IntStream.range(0, seen.size())
                .filter(n ->
                        n == 0 || !seen.get(n).equals(AUDIT) || !seen.get(n - 1).equals(AUDIT))
                .mapToObj(seen::get)
                .toList();
    }

    private void die(Death death) throws IOException, InterruptedException {
        List<String> seen = List.of();
        for (int i = 0; i < TRIES; i++) {
            Step.Armed armed = step.arm(arming.account(death.channel()));
            Trap trap = new Trap(Step.writesOf(armed), death.number(), death.moment(), step::killed);
            if (isMet(armed, trap)) {
                return;
            }
            seen = trap.seen();
        }
        missed.add(death.channel().name() + " " + death.moment() + " " + death.number() + " " + seen);
    }

    private boolean isMet(Step.Armed armed, Trap trap) throws InterruptedException {
        step.lay(trap);
        pushes.add(armed.push());
        step.isFinal(armed.push());
        boolean met = trap.hasSprungWithin(AFTERWARDS_MILLIS);
        step.take(trap);
        return met;
    }

    /** The pushes it took. */
    List<String> pushes() {
        return List.copyOf(pushes);
    }

    /** The points at which none came by; must stay empty. */
    List<String> missed() {
        return List.copyOf(missed);
    }

    /** By channel: the names of its writes in their order. */
    Map<String, List<String>> writes() {
        return writes;
    }

    /** How many points a node died at. */
    int deaths() {
        return deaths;
    }
}
