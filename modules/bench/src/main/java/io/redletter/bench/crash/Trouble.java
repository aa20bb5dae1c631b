package io.redletter.bench.crash;

import io.redletter.bench.crash.channel.CrashChannel;
import io.redletter.bench.crash.house.Web;
import io.redletter.bench.process.Patience;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Orders faults at the sandbox, one after another, until it is closed; then none waits any more. */
final class Trouble implements AutoCloseable {
    private final Web web = new Web();
    private final String sandbox;
    private final List<JsonObject> faults;
    private final long everyMillis;
    private final Random random;
    private final Thread thread = new Thread(this::order, "trouble");
    private volatile boolean closing;
    private final AtomicInteger ordered = new AtomicInteger();

    private Trouble(String sandbox, List<JsonObject> faults, long everyMillis, long seed) {
        this.sandbox = sandbox;
        this.faults = faults;
        this.everyMillis = everyMillis;
        this.random = new Random(seed);
    }

    /** @param everyMillis how long between two orders */
    static Trouble start(String sandbox, List<CrashChannel> channels, long everyMillis, long seed) {
        List<JsonObject> faults =
                channels.stream().flatMap(channel -> channel.faults().stream()).toList();
        Trouble trouble = new Trouble(sandbox, faults, everyMillis, seed);
        trouble.thread.setDaemon(true);
        trouble.thread.start();
        return trouble;
    }

    private void order() {
        while (!closing) {
            JsonObject fault = faults.get(random.nextInt(faults.size()));
            try {
                web.post(sandbox + "/sandbox/faults", "", fault);
                ordered.incrementAndGet();
            } catch (IOException tooMany) {
                // those that wait are enough
            }
            Patience.pause(everyMillis);
        }
    }

    /** How many were ordered. */
    int ordered() {
        return ordered.get();
    }

    @Override
    public void close() throws IOException {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        web.delete(sandbox + "/sandbox/faults");
    }
}
