package io.redletter.reach.count;

import io.redletter.reach.Scopes;
import io.redletter.reach.Traits;

/**
 * Something a reader did, as it is kept: nothing in it says who or from where.
 *
 * @param id 64 bits of a hash over campaign and the client's event id
 * @param at when, milliseconds since 1970, the client's clock set right
 * @param visitor 64 bits that tell readers of this campaign apart; 0 where unknown
 * @param quality whether a person did it
 * @param type {@code view}, {@code play}, …
 */
public record ReachEvent(long id, long at, long visitor, Quality quality, String type, Origin origin) {
    public ReachEvent(long id, long at, long visitor, Quality quality, String type, Scopes scopes, Traits traits) {
        this(id, at, visitor, quality, type, new Origin(scopes, traits));
    }

    public Scopes scopes() {
        return origin.scopes();
    }

    public Traits traits() {
        return origin.traits();
    }

    /** The metric under which it counts: programs apart, whatever they did. */
    public String metric() {
        return quality.isPerson() ? type : quality.metric();
    }
}
