package io.redletter.content;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A stored media file. Records and files are kept for good: they are the archive of what was shown.
 *
 * @param id SHA-256 of the bytes, 64 lower-case hexadecimal digits
 * @param version always 1
 * @param name file name given by whoever uploaded it first, made safe for an address
 * @param type media type sniffed from the bytes
 * @param size bytes
 * @param by user id of whoever uploaded it first
 */
public record Media(
        @BsonId String id,
        long version,
        String name,
        String type,
        long size,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Long durationMillis,
        Instant createdAt,
        String by)
        implements Versioned {

    /** SHA-256 of the bytes, which is also the id. */
    public String sha256() {
        return id;
    }

    /** The file as a version refers to it. */
    public MediaRef ref() {
        return new MediaRef(id, name, type, size, width, height, durationMillis);
    }

    @JsonIgnore
    public boolean isVideo() {
        return type.startsWith("video/");
    }

    @JsonIgnore
    public boolean isImage() {
        return type.startsWith("image/");
    }
}
