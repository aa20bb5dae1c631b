package io.redletter.delivery.list;

import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * The people of one chunk, written once. Only their ids: addresses stay with the list.
 *
 * @param id {@code tg_…}
 * @param version always 1
 * @param people their ids, in the order of their places
 * @param createdAt they are forgotten half a year later; how many were sent to stays with the chunk
 */
public record Targets(@BsonId String id, long version, List<String> people, Instant createdAt) implements Versioned {}
