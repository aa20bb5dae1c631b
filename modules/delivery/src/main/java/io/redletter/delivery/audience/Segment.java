package io.redletter.delivery.audience;

import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A part of a list, by rule: who fits is found anew each time.
 *
 * @param id {@code seg_…}
 * @param version rises with every change
 * @param unitId the list's unit
 * @param listId the one list its people stand on
 * @param name as the department calls it
 * @param rule as JSON, see {@link Rule}
 * @param createdBy the id of who made it
 * @param demo made for a demonstration
 */
public record Segment(
        @BsonId String id,
        long version,
        String unitId,
        String listId,
        String name,
        String rule,
        String createdBy,
        Instant createdAt,
        boolean demo)
        implements Versioned {}
