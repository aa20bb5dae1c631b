package io.redletter.delivery.audience;

import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A list of people who agreed to be written to.
 *
 * @param id {@code list_…}
 * @param version rises with every change
 * @param unitId whose it is
 * @param name as the department calls it
 * @param purpose what it is for; people agreed to this and nothing else
 * @param consent where and how they agreed
 * @param channelKind what its addresses are for: {@code email}
 * @param zone the IANA zone of its people, where they have none of their own
 * @param quietFrom when quiet hours begin; null with {@code quietUntil} for the installation's; the same as it for none
 * @param quietUntil when they end, on the next day where that is earlier
 * @param keepUntil the last day it is kept; then it is deleted with everybody on it
 * @param size how many people are on it, brought up to date when an import, an undo or a deletion has ended
 * @param removing whether it is being deleted
 * @param createdBy the id of who made it
 * @param demo made for a demonstration
 */
public record AudienceList(
        @BsonId String id,
        long version,
        String unitId,
        String name,
        String purpose,
        String consent,
        String channelKind,
        String zone,
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietUntil,
        LocalDate keepUntil,
        long size,
        boolean removing,
        String createdBy,
        Instant createdAt,
        boolean demo)
        implements Versioned {

    AudienceList changed(ListFields fields) {
        return new AudienceList(
                id,
                version + 1,
                unitId,
                fields.name(),
                fields.purpose(),
                fields.consent(),
                channelKind,
                fields.zone(),
                fields.quietFrom(),
                fields.quietUntil(),
                fields.keepUntil(),
                size,
                removing,
                createdBy,
                createdAt,
                demo);
    }

    AudienceList sized(long people, boolean ending) {
        return new AudienceList(
                id,
                version + 1,
                unitId,
                name,
                purpose,
                consent,
                channelKind,
                zone,
                quietFrom,
                quietUntil,
                keepUntil,
                Math.max(0, people),
                ending,
                createdBy,
                createdAt,
                demo);
    }

    /** What a person may change in it. */
    public ListFields fields() {
        return new ListFields(name, purpose, consent, zone, quietFrom, quietUntil, keepUntil);
    }
}
