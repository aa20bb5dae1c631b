package io.redletter.content;

import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What a work says, in one wording that never changes.
 *
 * @param id {@code workId:number}
 * @param version always 1: a version is written once
 * @param number counts up within the work; a number may be missing where a save was cut off
 * @param bodyHtml sanitized HTML
 * @param cover picture for cards and the share card
 * @param video the film of a {@link WorkKind#VIDEO} work
 * @param language BCP 47, such as {@code zh-CN}
 * @param media SHA-256 of every file it uses: cover, film, and pictures in the body
 * @param author user id of whoever wrote this version
 * @param hash SHA-256 over everything a reviewer sees, see {@link ContentHash}
 */
public record WorkVersion(
        @BsonId String id,
        long version,
        String workId,
        int number,
        String title,
        String summary,
        String bodyHtml,
        @Nullable MediaRef cover,
        @Nullable MediaRef video,
        String language,
        List<String> media,
        String author,
        Instant createdAt,
        String hash)
        implements Versioned {

    /** The id under which a version of a work is stored. */
    public static String id(String workId, int number) {
        return workId + ":" + number;
    }

    /** The same wording under another number. */
    WorkVersion numbered(int other) {
        return new WorkVersion(
                id(workId, other),
                version,
                workId,
                other,
                title,
                summary,
                bodyHtml,
                cover,
                video,
                language,
                media,
                author,
                createdAt,
                hash);
    }
}
