package io.redletter.delivery.channel;

import io.redletter.delivery.ChannelAccount;

/**
 * An account with its secret open, for what comes in from its platform.
 *
 * @param secret empty where it has none
 */
public record OpenedAccount(ChannelAccount account, String secret) {
    /** Shows no secret. */
    @Override
    public String toString() {
        return "OpenedAccount[" + account.id() + "]";
    }
}
