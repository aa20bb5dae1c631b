package io.redletter.feed;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A medium or platform that pulls a feed of its own with a key of its own.
 *
 * @param id {@code partner_…}
 * @param version rises with every change
 * @param name as people call it
 * @param feedName the name in its feed's address, unique; behind {@code feed-} also the channel its readers count under
 * @param keyHash keyed digest of the key, which is kept nowhere
 * @param unitId the unit that looks after it
 * @param enabled whether its key opens anything
 * @param lastPulledAt when it last pulled, up to a minute old; null before the first time
 * @param pulls how often it has pulled, up to a minute behind; what a node had not written when it died is lost
 * @param createdBy user id
 */
public record Partner(
        @BsonId String id,
        long version,
        String name,
        String feedName,
        @JsonIgnore String keyHash,
        String unitId,
        boolean enabled,
        @Nullable Instant lastPulledAt,
        long pulls,
        String createdBy,
        Instant createdAt)
        implements Versioned {

    /** A partner with the key that opens its feed; shown this once. */
    public record WithKey(Partner partner, String key) {
        @Override
        public String toString() {
            return "Partner.WithKey[" + partner.id() + "]";
        }
    }

    /** Whether this is the same partner asked for again by the same actor. */
    boolean isSameAs(Partner other) {
        return id.equals(other.id)
                && createdBy.equals(other.createdBy)
                && name.equals(other.name)
                && feedName.equals(other.feedName)
                && unitId.equals(other.unitId);
    }

    Partner keyed(String otherHash) {
        return new Partner(
                id, version + 1, name, feedName, otherHash, unitId, enabled, lastPulledAt, pulls, createdBy, createdAt);
    }

    Partner enabled(boolean wanted) {
        return wanted == enabled
                ? this
                : new Partner(
                        id,
                        version + 1,
                        name,
                        feedName,
                        keyHash,
                        unitId,
                        wanted,
                        lastPulledAt,
                        pulls,
                        createdBy,
                        createdAt);
    }

    Partner pulled(long more, Instant last) {
        return new Partner(
                id,
                version + 1,
                name,
                feedName,
                keyHash,
                unitId,
                enabled,
                lastPulledAt == null || last.isAfter(lastPulledAt) ? last : lastPulledAt,
                pulls + more,
                createdBy,
                createdAt);
    }
}
