package io.redletter.sandbox.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The faults on order; each request takes the oldest that meets it. At most {@value #LIMIT} wait at a time. */
public final class Faults {
    private static final int LIMIT = 100;

    private final List<Fault> waiting = new ArrayList<>();

    /** Adds a fault; false where too many wait already. */
    public boolean order(Fault fault) {
        return waiting.size() < LIMIT && waiting.add(fault);
    }

    /** What is still due, oldest first. */
    public List<Fault> waiting() {
        return List.copyOf(waiting);
    }

    /** Takes every fault off order. */
    public void clear() {
        waiting.clear();
    }

    Optional<Fault> take(Visit visit) {
        return take(fault -> fault.meets(visit));
    }

    /** Takes the oldest of these, for what is no request. */
    public Optional<Fault> take(Predicate<Fault> which) {
        for (int i = 0; i < waiting.size(); i++) {
            Fault fault = waiting.get(i);
            if (which.test(fault)) {
                use(i, fault);
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private void use(int index, Fault fault) {
        if (fault.times() > 1) {
            waiting.set(index, fault.onceLess());
        } else {
            waiting.remove(index);
        }
    }
}
