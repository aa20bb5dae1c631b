package io.redletter.content;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Permission;
import io.redletter.content.media.BufferStream;
import io.redletter.content.media.Intake;
import io.redletter.content.media.Kept;
import io.redletter.content.media.Limits;
import io.redletter.content.media.MediaFiles;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Media files: the record in MongoDB, the bytes on disk under their hash. Knows nothing of embargoes. */
public final class MediaLibrary {
    private static final long MIB = 1024 * 1024;

    private final Platform platform;
    private final WorkStore store;
    private final WorkTrail trail;
    private final MediaFiles files;
    private final Intake intake;
    private final int uploadsMax;
    private final AtomicInteger uploads = new AtomicInteger();

    MediaLibrary(Platform platform, ContentConfig config, WorkStore store, WorkTrail trail) {
        this.platform = platform;
        this.store = store;
        this.trail = trail;
        Path shared = config.media();
        this.files = new MediaFiles(shared == null ? platform.data().resolve("media") : shared);
        Limits limits = new Limits(config.videoMaxMib() * MIB, config.imageMaxMib() * MIB);
        this.intake = new Intake(platform.vertx(), files, limits);
        this.uploadsMax = config.uploads();
    }

    /** The record, or a 404 refusal. */
    public Future<Media> get(String sha256) {
        return store.media().get(sha256);
    }

    /** Where the bytes lie; the file is there if the record is. */
    public Path file(String sha256) {
        return files.path(sha256);
    }

    /** The bytes of a file of at most {@code limit} bytes, for a channel that wants them in its request. */
    public Future<Buffer> bytes(String sha256, int limit) {
        return get(sha256)
                .compose(media -> media.size() > limit
                        ? Future.failedFuture(RefusedException.conflict(
                                "media-too-large",
                                "文件 " + media.name() + ": " + media.size() + " 字节 (expected: at most " + limit + ")"))
                        : platform.vertx().fileSystem().readFile(file(sha256).toString()));
    }

    /** Stores bytes that are at hand, such as a demonstration's pictures; the same bytes again give the same record. */
    public Future<Media> add(Actor actor, String name, Buffer bytes) {
        return take(actor, name, new BufferStream(platform.vertx(), bytes), bytes.length());
    }

    /**
     * Stores what a stream carries: first the bytes, durably, then the record.
     *
     * @param announced bytes its sender has announced, or -1
     */
    Future<Media> take(Actor actor, String name, ReadStream<Buffer> stream, long announced) {
        return Future.succeededFuture()
                .compose(v -> {
                    actor.require(Permission.CONTENT_WRITE);
                    return admitted();
                })
                .compose(v -> intake.take(stream, announced).onComplete(done -> uploads.decrementAndGet()))
                .compose(kept -> recorded(actor, name, kept));
    }

    Future<Void> start() {
        return blocking(() -> {
                    files.prepare();
                    return files.clearAbandoned();
                })
                .mapEmpty();
    }

    Future<Integer> clearAbandoned() {
        return blocking(files::clearAbandoned);
    }

    private Future<Void> admitted() {
        if (uploads.incrementAndGet() > uploadsMax) {
            uploads.decrementAndGet();
            return Future.failedFuture(
                    new RefusedException(429, "uploads-busy", "正在上传的文件太多，请稍后再传 (too many uploads, try again)", null));
        }
        return Future.succeededFuture();
    }

    private Future<Media> recorded(Actor actor, String name, Kept kept) {
        Media media = new Media(
                kept.sha256(),
                1,
                MediaName.of(name, kept.kind()),
                kept.kind().type(),
                kept.size(),
                kept.facts().width(),
                kept.facts().height(),
                kept.facts().durationMillis(),
                platform.clock().instant(),
                actor.id());
        return store.media()
                .insert(media)
                .compose(made -> trail.mediaEntered(actor, made).map(made))
                .recover(failure -> failure instanceof AlreadyThereException
                        ? store.media().get(media.id())
                        : Future.failedFuture(failure));
    }

    private <T> Future<T> blocking(Callable<T> work) {
        return platform.vertx().executeBlocking(work, false);
    }
}
