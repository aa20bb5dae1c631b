package io.redletter.delivery;

import io.vertx.core.Vertx;

/** The machine's own monotonic time, and Vert.x's timers. */
record VertxTicks(Vertx vertx) implements AccountGate.Ticks {
    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void after(long millis, Runnable then) {
        vertx.setTimer(millis, fired -> then.run());
    }
}
