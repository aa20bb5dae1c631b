package io.redletter.accounts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A program's key to the API, as it is stored.
 *
 * @param id {@code token_…}
 * @param userId whose roles it has
 * @param name what it is for
 * @param hash SHA-256 of the whole token
 * @param expires when it ends; MongoDB drops it some time after
 */
public record ApiToken(
        @BsonId String id,
        long version,
        String userId,
        String name,
        @JsonIgnore String hash,
        Instant createdAt,
        Instant expires)
        implements Versioned {

    /**
     * A token just made.
     *
     * @param token the secret, shown this once
     */
    public record Shown(String id, String name, String token, Instant expires) {
        @Override
        public String toString() {
            return "ApiToken.Shown[" + id + "]";
        }
    }
}
