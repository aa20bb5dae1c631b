package io.redletter.content;

import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A short address that says through which channel a reader came. Kept for good: it may be printed on paper.
 *
 * @param id the code, 8 letters and digits
 * @param version always 1
 */
public record ShortLink(@BsonId String id, long version, String workId, String channelId, Instant createdAt)
        implements Versioned {}
