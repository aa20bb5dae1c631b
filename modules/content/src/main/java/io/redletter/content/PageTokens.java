package io.redletter.content;

/** Gives a page the token under which its views and plays are counted. Implemented by whoever counts. */
@FunctionalInterface
public interface PageTokens {
    /** @param channelId the channel the reader came from, or {@code web} where none is known */
    String tokenFor(Work work, String channelId, String unitId);
}
