package io.redletter.delivery.channel;

import io.redletter.delivery.ChannelAccount;

/**
 * A list delivery in the hands of its channel.
 *
 * @param key the delivery's key, 32 lower-case hexadecimal digits
 * @param account through which it goes, as it is now
 * @param secret the account's secret, open; empty where it has none
 * @param request what {@link Channel#prepare} made, exactly as it was stored before the first call
 */
public record ListSending(String key, ChannelAccount account, String secret, String request) {
    /** Shows no secret. */
    @Override
    public String toString() {
        return "ListSending[" + key + " " + account.id() + "]";
    }
}
