package io.redletter.bench.crash.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Springs once, at the n-th write that it counts, of whichever node it lies in wait for. */
public final class Trap {
    /** Before the write is forwarded, or after it is done and before the node hears of it. */
    public enum Moment {
        BEFORE,
        AFTER
    }

    private final Predicate<Command> counts;
    private final int number;
    private final Moment moment;
    private final Spring spring;
    private final List<String> seen = new ArrayList<>();
    private final CountDownLatch met = new CountDownLatch(1);
    private final CountDownLatch sprung = new CountDownLatch(1);
    private boolean released;
    private int answered;

    /** What happens at the point. */
    public interface Spring {
        /**
         * May take its time: the write, or its answer, is held meanwhile.
         *
         * @param node whose write it is
         */
        Watcher.Way spring(String node);
    }

    /** @param number from 1 */
    public Trap(Predicate<Command> counts, int number, Moment moment, Spring spring) {
        this.counts = counts;
        this.number = number;
        this.moment = moment;
        this.spring = spring;
    }

    Watcher.Way request(String node, Command command) {
        if (!counts.test(command)) {
            return Watcher.Way.PASS;
        }
        int mine;
        synchronized (this) {
            seen.add(String.join("+", Points.of(command)));
            mine = seen.size();
        }
        return mine == number && moment == Moment.BEFORE ? sprung(node) : Watcher.Way.PASS;
    }

    Watcher.Way answer(String node, Command command) {
        if (!counts.test(command)) {
            return Watcher.Way.PASS;
        }
        int mine;
        synchronized (this) {
            mine = ++answered;
        }
        return mine == number && moment == Moment.AFTER ? sprung(node) : Watcher.Way.PASS;
    }

    private Watcher.Way sprung(String node) {
        synchronized (this) {
            if (released) {
                return Watcher.Way.PASS;
            }
            released = true;
        }
        met.countDown();
        try {
            return spring.spring(node);
        } finally {
            sprung.countDown();
        }
    }

    /** The points it has counted so far, in order. */
    public synchronized List<String> seen() {
        return List.copyOf(seen);
    }

    /** The name of the point at which it springs; a question mark before it came to that. */
    public synchronized String point() {
        return seen.size() < number ? "?" : seen.get(number - 1);
    }

    /** Waits until a write has come to the point; what happens there may go on longer. */
    public boolean isHeldWithin(long millis) throws InterruptedException {
        return met.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Waits until it has sprung and is over; false where it has not within the time. */
    public boolean hasSprungWithin(long millis) throws InterruptedException {
        return sprung.await(millis, TimeUnit.MILLISECONDS);
    }
}
