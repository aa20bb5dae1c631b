package io.redletter.campaign;

import io.redletter.campaign.cascade.CascadeGround;
import io.vertx.core.Future;
import java.util.function.Supplier;

/** Lets something happen just before the first write. */
final class Firing extends GroundSeam {
    private final Runnable happening;
    private boolean happened;

    Firing(CascadeGround real, Runnable happening) {
        super(real);
        this.happening = happening;
    }

    @Override
    <T> Future<T> written(Supplier<Future<T>> write) {
        if (!happened) {
            happened = true;
            Thread thread = new Thread(happening);
            thread.start();
            try {
                thread.join(30_000);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return write.get();
    }
}
