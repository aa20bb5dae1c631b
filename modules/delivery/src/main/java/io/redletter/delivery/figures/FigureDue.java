package io.redletter.delivery.figures;

import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * When an account's figures are asked for next, and how the last asking went.
 *
 * @param id the channel's id
 * @param state {@code armed}, or {@code firing} while a node asks
 * @param tries how often this morning's asking has failed
 * @param askedAt when figures were last had; null for never
 * @param figures how many that were
 * @param trouble why the last asking failed; null where it did not
 */
public record FigureDue(
        @BsonId String id,
        long version,
        String state,
        @Nullable Instant due,
        @Nullable String owner,
        @Nullable Instant nominal,
        @Nullable Instant actual,
        int tries,
        @Nullable Instant askedAt,
        int figures,
        @Nullable String trouble)
        implements Versioned {
    static final String ARMED = "armed";
    static final String FIRING = "firing";
    private static final int LONGEST = 300;

    static FigureDue first(String channelId, Instant due) {
        return new FigureDue(channelId, 1, ARMED, due, null, null, null, 0, null, 0, null);
    }

    FigureDue had(int count, Instant at, Instant next) {
        return new FigureDue(id, version + 1, ARMED, next, null, nominal, actual, 0, at, count, null);
    }

    /** @param again whether it is tried again this morning */
    FigureDue failed(String why, boolean again, Instant next) {
        String shown = why.substring(0, Math.min(LONGEST, why.length()));
        return new FigureDue(
                id, version + 1, ARMED, next, null, nominal, actual, again ? tries + 1 : 0, askedAt, figures, shown);
    }
}
