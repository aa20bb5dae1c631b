package io.redletter.delivery.list;

import io.redletter.delivery.channel.ListChannel;
import io.redletter.delivery.channel.ListSending;
import io.vertx.core.Future;

/** Whether a list delivery may go on at this moment: the push stands, the channel is enabled, the wording is approved. */
public interface Standing {
    /** Fails with a {@link StoppedException} where it may not. */
    Future<Leave> ask(String deliveryId);

    /** It may, and with what. */
    record Leave(ListChannel channel, ListSending sending) {}
}
