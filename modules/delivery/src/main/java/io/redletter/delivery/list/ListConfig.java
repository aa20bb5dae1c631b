package io.redletter.delivery.list;

/**
 * How list deliveries are worked on.
 *
 * @param active how many chunks of one delivery are in the agenda's hands at a time, over all nodes
 * @param mostAttempts after so many a person is given up, or a chunk nobody of which could be reached
 */
public record ListConfig(int active, int mostAttempts) {
    public ListConfig {
        if (active < 1 || active > 64) {
            throw new IllegalArgumentException("delivery.list.active: " + active + " (expected: 1 to 64)");
        }
    }
}
