package io.redletter.content;

import io.redletter.accounts.Actor;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;

/** Media files: the record in MongoDB, the bytes on disk under their hash. Knows nothing of embargoes. */
public final class MediaLibrary {
    private final WorkStore store;

    MediaLibrary(WorkStore store) {
        this.store = store;
    }

    /** The record, or a 404 refusal. */
    public Future<Media> get(String sha256) {
        return store.media().get(sha256);
    }

    /** Where the bytes lie; the file is there if the record is. */
    public Path file(String sha256) {
        return Path.of(sha256);
    }

    /** The bytes of a file of at most {@code limit} bytes, for a channel that wants them in its request. */
    public Future<Buffer> bytes(String sha256, int limit) {
        return Future.failedFuture(new UnsupportedOperationException(sha256 + limit));
    }

    /** Stores bytes that are at hand, such as a demonstration's pictures; the same bytes again give the same record. */
    public Future<Media> add(Actor actor, String name, Buffer bytes) {
        return Future.failedFuture(new UnsupportedOperationException(actor.id() + name + bytes.length()));
    }
}
