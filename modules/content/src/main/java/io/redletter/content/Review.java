package io.redletter.content;

import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * One reviewer's verdict on one wording; written once, kept for good.
 *
 * @param version always 1
 * @param number the version that was read
 * @param hash the hash of what was read
 * @param reviewer user id
 * @param comment empty where nothing was said
 */
public record Review(
        @BsonId String id,
        long version,
        String workId,
        int number,
        String hash,
        String reviewer,
        Verdict verdict,
        String comment,
        Instant at)
        implements Versioned {}
