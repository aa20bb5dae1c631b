package io.redletter.delivery.list;

import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * At most 500 people of one list delivery, and how far each has come. Their ids lie in a document of their own, which does
 * not change, so that this one stays small: it is written before and after every few messages.
 *
 * @param id {@code deliveryId:number}
 * @param version rises with every change; what the agenda's claim gives is the fence
 * @param key the delivery's key; with number and place it names one person
 * @param number counts from 0 without a gap
 * @param state {@code queued} (its turn has not come), {@code pending}, {@code sending}, {@code retrying}, {@code done}
 * @param targetsId where the people's ids lie
 * @param size how many people, 0 to 500
 * @param heldBack how many were looked at here and left out: opted out, quiet, written to often enough, bad address
 * @param until the last id looked at; the next chunk goes on after it; null where nobody was looked at
 * @param last whether nobody comes after
 * @param states one letter per person, see {@link TargetState}
 * @param tries one digit (base 36) per person: attempts begun
 * @param window what may be on the wire: stored before it is sent, at most 20
 * @param notes on those who were refused, are in doubt, or wait for another attempt
 * @param rounds how often in a row nobody could be reached
 * @param at when the push was due; the moment that counts for how often people are written to
 */
public record Chunk(
        @BsonId String id,
        long version,
        String deliveryId,
        String key,
        int number,
        String pushId,
        String campaignId,
        String channelId,
        String state,
        String targetsId,
        int size,
        long heldBack,
        @Nullable String until,
        boolean last,
        String states,
        String tries,
        List<Flight> window,
        List<Note> notes,
        int rounds,
        int sent,
        int refused,
        int unknown,
        int skipped,
        int bounced,
        Instant at,
        @Nullable Instant due,
        @Nullable String owner,
        @Nullable Instant nominal,
        @Nullable Instant actual,
        Instant createdAt,
        Instant changedAt)
        implements Versioned {
    static final int MOST = 500;
    static final int WINDOW = 20;

    static final String QUEUED = "queued";
    static final String PENDING = "pending";
    static final String SENDING = "sending";
    static final String RETRYING = "retrying";
    static final String DONE = "done";

    public Chunk {
        window = List.copyOf(window);
        notes = List.copyOf(notes);
    }

    static String id(String deliveryId, int number) {
        return deliveryId + ":" + number;
    }

    /** Where one person's outcome is kept: {@code key-number-place}, the numbers in base 36. */
    String mark(int target) {
        return key + "-" + Integer.toString(number, 36) + "-" + Integer.toString(target, 36);
    }

    boolean isDone() {
        return state.equals(DONE);
    }

    TargetState stateOf(int target) {
        return TargetState.of(states.charAt(target));
    }
}
