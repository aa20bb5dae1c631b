package io.redletter.campaign.days;

import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A day that a unit does not want on its calendar; gone when it is shown again.
 *
 * @param id {@code <unitId>:<observanceId>}
 * @param by the id of who hid it
 */
public record HiddenDay(@BsonId String id, long version, String unitId, String observanceId, String by, Instant at)
        implements Versioned {

    static String idOf(String unitId, String observanceId) {
        return unitId + ":" + observanceId;
    }
}
