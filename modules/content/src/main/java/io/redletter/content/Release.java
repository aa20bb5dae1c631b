package io.redletter.content;

import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One planned opening of a work, kept by the agenda's rules: bound to the hash that was approved when it was planned.
 *
 * @param state {@code armed}, {@code firing}, {@code finished}, {@code skipped} or {@code cancelled}
 * @param due the instant the work opens
 * @param workHash the only wording this release may open
 * @param reason why it did not open the work, where it did not
 * @param owner the node that fires it
 * @param nominal when it should have fired
 * @param actual when it did
 * @param finished when the agenda was done with it
 * @param by user id of whoever planned it
 */
public record Release(
        @BsonId String id,
        long version,
        String workId,
        String workHash,
        String state,
        Instant due,
        @Nullable String reason,
        @Nullable String owner,
        @Nullable Instant nominal,
        @Nullable Instant actual,
        @Nullable Instant finished,
        String by,
        Instant createdAt)
        implements Versioned {}
