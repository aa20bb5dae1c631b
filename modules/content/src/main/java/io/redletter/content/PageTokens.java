package io.redletter.content;

import io.vertx.core.Future;

/** Gives a page the token under which its views and plays are counted. Implemented by whoever counts. */
@FunctionalInterface
public interface PageTokens {
    /** @param channelId the channel the reader came from, or {@code web} where none is known */
    String tokenFor(Work work, String channelId, String unitId);

    /**
     * How a page is counted.
     *
     * @param honoursOptOut whether a reader whose browser asks not to be tracked is left out
     */
    record Counting(String token, boolean honoursOptOut) {}

    /**
     * How a page with this wording is counted. Whoever counts looks here whether there is such a channel: the one that is asked
     * for stands in the page's address, where anybody may write anything.
     */
    default Future<Counting> counting(Work work, WorkVersion version, String channelId) {
        return Future.succeededFuture(new Counting(tokenFor(work, channelId, work.unitId()), true));
    }
}
