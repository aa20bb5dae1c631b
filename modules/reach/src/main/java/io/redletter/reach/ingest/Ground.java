package io.redletter.reach.ingest;

import io.redletter.reach.Scopes;
import io.redletter.reach.Traits;
import io.redletter.reach.count.Origin;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * All that must be known before an event of a page can be counted.
 *
 * @param origin of events of which nothing but the page is known: its scopes, and the place of its unit
 * @param key tells the campaign's visitors apart; empty once it was destroyed
 * @param place of the unit, for events of which no address is known
 * @param honoursOptOut whether who asks not to be tracked is not counted there
 */
record Ground(Origin origin, Optional<VisitorKey> key, Place place, boolean honoursOptOut) {
    private static final ThreadLocal<MessageDigest> SHA256 = ThreadLocal.withInitial(VisitorKey::sha256);

    static Ground of(Scopes scopes, Optional<VisitorKey> key, Place place, boolean honoursOptOut) {
        return new Ground(
                new Origin(scopes, new Traits(place.region(), place.city(), "", "")), key, place, honoursOptOut);
    }

    Scopes scopes() {
        return origin.scopes();
    }

    /** 64 bits that stand for an event of this campaign by the id its client gave it. */
    long hash(String id) {
        byte[] text = (scopes().campaignId() + "\n" + id).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(SHA256.get().digest(text)).getLong();
    }
}
