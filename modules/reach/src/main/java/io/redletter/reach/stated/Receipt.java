package io.redletter.reach.stated;

import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import java.util.Map;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A figure with its proof, and the name of who handed it in. It is never changed: a wrong one is withdrawn, with a reason, and
 * stays to be seen.
 *
 * @param id {@code receipt_…}
 * @param counts by metric
 * @param from when what is counted began
 * @param to when it ended
 * @param proof an http(s) address, {@code sha256:…} of a media file here, or a player's name and record
 * @param note anything a reader should know; may be empty
 * @param by who handed it in, and their name as it was then
 * @param withdrawnWhy null while it counts
 */
public record Receipt(
        @BsonId String id,
        long version,
        ReceiptKind kind,
        Subject subject,
        String campaignId,
        String workId,
        String channelId,
        String unitId,
        Map<String, Long> counts,
        Instant from,
        Instant to,
        String proof,
        String note,
        String by,
        String byName,
        Instant at,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnBy,
        @Nullable String withdrawnWhy)
        implements Versioned {
    public Receipt {
        counts = Map.copyOf(counts);
    }

    public boolean isWithdrawn() {
        return withdrawnWhy != null;
    }

    Receipt withdrawn(String actorId, Instant now, String why) {
        return new Receipt(
                id,
                version + 1,
                kind,
                subject,
                campaignId,
                workId,
                channelId,
                unitId,
                counts,
                from,
                to,
                proof,
                note,
                by,
                byName,
                at,
                now,
                actorId,
                why);
    }

    /** Whether it says the same as another by the same person. */
    boolean isSameAs(Receipt other) {
        return kind == other.kind
                && subject.equals(other.subject)
                && counts.equals(other.counts)
                && proof.equals(other.proof)
                && by.equals(other.by);
    }
}
