package io.redletter.feed;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * What opens a unit's calendar to a program that can only take an address. Ends when it is revoked, when its person is
 * shut out, or when they no longer belong to the unit or above it.
 *
 * @param id {@code calkey_…}
 * @param name what it is for, such as 手机
 * @param unitId whose calendar it opens
 * @param userId whose it is
 * @param hash keyed digest of the key, which is kept nowhere
 */
public record CalendarKey(
        @BsonId String id,
        long version,
        String name,
        String unitId,
        String userId,
        @JsonIgnore String hash,
        Instant createdAt)
        implements Versioned {

    /**
     * A key just made.
     *
     * @param key the secret, shown this once
     * @param path the address under which a calendar program finds this year and the next
     */
    public record Shown(CalendarKey calendarKey, String key, String path) {
        @Override
        public String toString() {
            return "CalendarKey.Shown[" + calendarKey.id() + "]";
        }
    }
}
