package io.redletter.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C or SIGTERM. Held open around everything that needs cleaning up, as the outermost resource: the virtual machine
 * ends only when this is closed, or after a limit.
 */
final class StopSignal implements AutoCloseable {
    private static final long CLEAN_UP_SECONDS = 20;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch cleanedUp = new CountDownLatch(1);

    private StopSignal() {}

    static StopSignal install() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::onShutdown, "stop-signal"));
        return signal;
    }

    /** Waits until the program is asked to stop; for the main thread only. */
    void await() throws InterruptedException {
        asked.await();
    }

    private void onShutdown() {
        asked.countDown();
        try {
            if (!cleanedUp.await(CLEAN_UP_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("clean-up took longer than " + CLEAN_UP_SECONDS + " s, stopping anyway");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        cleanedUp.countDown();
    }
}
