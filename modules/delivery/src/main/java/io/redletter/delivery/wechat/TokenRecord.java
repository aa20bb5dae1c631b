package io.redletter.delivery.wechat;

import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * An account's access token, as every node finds it.
 *
 * @param id the channel account's id
 * @param credentials a fingerprint of AppID, AppSecret and address: a token of others is none
 * @param sealed the token under the vault; null before the first
 * @param renewAt when to ask for the next one, in the agenda's time; null likewise
 * @param expires the first instant at which the platform refuses it; null likewise
 * @param forcedAt when a renewal was last forced; null for never
 * @param holder who is asking the platform now; null for nobody
 * @param heldUntil when another may ask instead; null likewise
 * @param trouble the error code the last asking ended with; 0 for none
 * @param troubleUntil until when that answer stands for every node; null for none
 */
public record TokenRecord(
        @BsonId String id,
        long version,
        String credentials,
        @Nullable String sealed,
        @Nullable Instant renewAt,
        @Nullable Instant expires,
        @Nullable Instant forcedAt,
        @Nullable String holder,
        @Nullable Instant heldUntil,
        int trouble,
        @Nullable Instant troubleUntil)
        implements Versioned {

    static TokenRecord held(String id, String credentials, String by, Instant until) {
        return new TokenRecord(id, 1, credentials, null, null, null, null, by, until, 0, null);
    }

    /** The same in the hands of somebody who asks the platform; what other credentials left is dropped. */
    TokenRecord held(String of, String by, Instant until) {
        boolean same = credentials.equals(of);
        return new TokenRecord(
                id,
                version + 1,
                of,
                same ? sealed : null,
                same ? renewAt : null,
                same ? expires : null,
                same ? forcedAt : null,
                by,
                until,
                0,
                null);
    }

    TokenRecord renewed(String token, Instant renew, Instant end, @Nullable Instant forced) {
        return new TokenRecord(
                id,
                version + 1,
                credentials,
                token,
                renew,
                end,
                forced == null ? forcedAt : forced,
                null,
                null,
                0,
                null);
    }

    /** Let go of without a new token. */
    TokenRecord released(int code, @Nullable Instant until) {
        return new TokenRecord(
                id, version + 1, credentials, sealed, renewAt, expires, forcedAt, null, null, code, until);
    }

    boolean isHeld(Instant now) {
        return heldUntil != null && now.isBefore(heldUntil);
    }

    boolean isTroubled(String of, Instant now) {
        return credentials.equals(of) && troubleUntil != null && now.isBefore(troubleUntil);
    }

    boolean wasForcedSince(Instant then) {
        return forcedAt != null && forcedAt.isAfter(then);
    }

    @Override
    public String toString() {
        return "TokenRecord[" + id + " v" + version + "]";
    }
}
