package io.redletter.bench.process;

/** Waiting, where a benchmark has to. */
public final class Patience {
    private Patience() {}

    /** Waits so many milliseconds. */
    public static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
