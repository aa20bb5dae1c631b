package io.redletter.delivery.audience;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a list channel asks about people while it sends, and tells about them afterwards. */
public interface Audiences {
    /** The segment, or a {@link io.redletter.platform.NotFoundException}. */
    Future<Segment> segment(String id);

    /**
     * How many would be reached at that moment, by walking the whole list page by page.
     *
     * @param channelKind what would be sent with, such as {@code email}
     */
    Future<Counted> count(Segment segment, String channelKind, Instant at);

    /**
     * The next page of a segment in the order of ids, without those who are not to be sent to at that moment.
     *
     * @param after what the page before gave as {@code next}; null for the first
     * @param limit how many people are looked at, 1 to 1000; no more come back
     * @param at the moment of sending: quiet hours and caps hold then
     */
    Future<AudiencePage> page(Segment segment, @Nullable String after, int limit, Instant at);

    /**
     * These people as they are now, for sending what was stored by id; whoever is gone or held back since is left out.
     *
     * @param ids at most 1000
     */
    Future<List<Recipient>> recipients(List<String> ids, Instant at);

    /**
     * Notes that these people were written to, for the cap. Said twice with the same moment it counts once, so the moment
     * is to be the same on a repeat: the push's due time, or the chunk's.
     */
    Future<Void> contacted(List<String> recipientIds, Instant at);

    /**
     * Nothing of this kind goes to this person again, on any list, also if they are imported once more.
     *
     * @param how who said so and where, such as {@code one-click}
     */
    Future<Void> optOut(String recipientId, String channelKind, String how);

    /**
     * A message came back. A permanent one ends sending to the address; of temporary ones, several in a row do.
     *
     * @param words what the other side said
     */
    Future<Void> bounced(String recipientId, boolean permanent, String words);
}
