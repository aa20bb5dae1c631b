package io.redletter.delivery.audience;

import io.redletter.platform.mongo.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What holds for an address on every list: opted out, come back, deleted. Collection {@code audience_standing}. One that
 * tells of an opt-out or a deletion is kept for good, as the keyed hash and nothing else of the person; one that tells of a
 * bounce alone ends after a year.
 *
 * @param id the hash of the address
 * @param version rises with every change
 * @param optOuts at most one of a kind
 * @param erased when the person had themselves deleted; null where they did not
 * @param expires when it ends by itself; null for never
 */
public record Standing(
        @BsonId String id,
        long version,
        List<OptOut> optOuts,
        @Nullable Bounce bounce,
        @Nullable Instant erased,
        @Nullable Instant expires,
        Instant changedAt)
        implements Versioned {
    private static final Duration BOUNCE_LIFE = Duration.ofDays(365);

    public Standing {
        optOuts = List.copyOf(optOuts);
    }

    static Standing fresh(String hash, Instant now) {
        return new Standing(hash, 0, List.of(), null, null, null, now);
    }

    /** The opt-out from this kind, if there is one. */
    public Optional<OptOut> optOut(String kind) {
        return optOuts.stream().filter(one -> one.kind().equals(kind)).findFirst();
    }

    public boolean isDead() {
        return bounce != null && bounce.isDead();
    }

    Standing out(String kind, String how, Instant now) {
        if (optOut(kind).isPresent()) {
            return this;
        }
        List<OptOut> more = new ArrayList<>(optOuts);
        more.add(new OptOut(kind, now, how));
        return with(more, bounce, erased, now);
    }

    Standing in(String kind, Instant now) {
        List<OptOut> fewer =
                optOuts.stream().filter(one -> !one.kind().equals(kind)).toList();
        return fewer.size() == optOuts.size() ? this : with(fewer, bounce, erased, now);
    }

    Standing bounced(boolean permanent, String words, Instant now) {
        Bounce last = bounce;
        int before = last == null || last.isForgotten(now) ? 0 : last.inARow();
        boolean dead = permanent || (last != null && last.permanent());
        return with(optOuts, new Bounce(dead, before + 1, now, words), erased, now);
    }

    Standing reached(Instant now) {
        return bounce == null ? this : with(optOuts, null, erased, now);
    }

    Standing erased(Instant now) {
        return with(optOuts, null, erased == null ? now : erased, now);
    }

    private Standing with(List<OptOut> outs, @Nullable Bounce back, @Nullable Instant gone, Instant now) {
        Instant end = outs.isEmpty() && gone == null ? now.plus(BOUNCE_LIFE) : null;
        return new Standing(id, version + 1, outs, back, gone, end, now);
    }
}
