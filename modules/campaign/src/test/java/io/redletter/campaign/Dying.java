package io.redletter.campaign;

import io.redletter.campaign.cascade.CascadeGround;
import io.vertx.core.Future;
import java.util.function.Supplier;

/** A node that dies at its n-th write, just before or just after it, and is not heard of again. */
final class Dying extends GroundSeam {
    private final int at;
    private final boolean after;
    private int writes;
    private boolean dead;

    Dying(CascadeGround real, int at, boolean after) {
        super(real);
        this.at = at;
        this.after = after;
    }

    boolean isDead() {
        return dead;
    }

    @Override
    <T> Future<T> written(Supplier<Future<T>> write) {
        writes++;
        if (dead || (writes == at && !after)) {
            dead = true;
            return killed();
        }
        Future<T> done = write.get();
        if (writes == at) {
            dead = true;
            return done.compose(v -> killed());
        }
        return done;
    }

    @Override
    <T> Future<T> read(Supplier<Future<T>> read) {
        return dead ? killed() : super.read(read);
    }

    private static <T> Future<T> killed() {
        return Future.failedFuture(new IllegalStateException("killed"));
    }
}
