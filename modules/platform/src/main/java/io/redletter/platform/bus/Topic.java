package io.redletter.platform.bus;

/**
 * One address of the event bus and the record that travels on it.
 *
 * @param address {@code noun.verb.vN}, such as {@code push.fired.v1}
 * @param body the record's type
 * @param from the capability that speaks
 * @param to who listens, in words
 */
public record Topic<T>(String address, Class<T> body, String from, String to) {
    public Topic {
        if (!address.matches("[a-z]+(\\.[a-z-]+)+\\.v[0-9]+")) {
            throw new IllegalArgumentException("topic address: " + address + " (expected: noun.verb.vN)");
        }
    }
}
