package io.redletter.accounts;

import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A session as it is stored. Public only because the driver reads no other records.
 *
 * @param id SHA-256 of its token
 * @param password digest of the password hash it was opened under: a changed password ends it
 * @param seenAt when it was last noted as used
 * @param expires when it ends unless it is used; MongoDB drops it some time after
 */
public record Session(
        @BsonId String id,
        long version,
        String userId,
        String password,
        Instant createdAt,
        Instant seenAt,
        Instant expires)
        implements Versioned {

    Session seen(Instant now, Instant until) {
        return new Session(id, version + 1, userId, password, createdAt, now, until);
    }

    Session underPassword(String digest) {
        return new Session(id, version + 1, userId, digest, createdAt, seenAt, expires);
    }
}
