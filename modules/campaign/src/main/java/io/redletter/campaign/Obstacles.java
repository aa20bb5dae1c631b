package io.redletter.campaign;

import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects what rules refuse instead of stopping at the first refusal. Not for several threads. */
final class Obstacles {
    private final List<RefusedException> met = new ArrayList<>();

    /** Asks a rule. */
    void meets(Runnable rule) {
        get(() -> {
            rule.run();
            return true;
        });
    }

    /** What a rule lets through; empty where it refuses. */
    <T> Optional<T> get(Supplier<T> rule) {
        try {
            return Optional.of(rule.get());
        } catch (RefusedException refusal) {
            met.add(refusal);
            return Optional.empty();
        }
    }

    /** The same for a rule that has to look something up; a fault stays a fault. */
    <T> Future<Optional<T>> kept(Future<T> rule) {
        return rule.map(Optional::of).recover(failure -> {
            if (failure instanceof RefusedException refusal) {
                met.add(refusal);
                return Future.succeededFuture(Optional.empty());
            }
            return Future.failedFuture(failure);
        });
    }

    List<RefusedException> met() {
        return List.copyOf(met);
    }
}
