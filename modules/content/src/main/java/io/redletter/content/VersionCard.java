package io.redletter.content;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A version in a list: who wrote what when, without the text.
 *
 * @param id {@code workId:number}
 */
public record VersionCard(
        @BsonId String id, int number, String title, String language, String author, Instant createdAt, String hash) {}
