package io.redletter.content.media;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.streams.ReadStream;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes files in: each chunk is hashed and written as it comes, at the disk's pace; what breaks off, is too large or is
 * no file of ours leaves nothing behind.
 */
public final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Vertx vertx;
    private final MediaFiles files;
    private final Limits limits;

    public Intake(Vertx vertx, MediaFiles files, Limits limits) {
        this.vertx = vertx;
        this.files = files;
        this.limits = limits;
    }

    /**
     * Takes a stream in. The stream is paused until the file is open, and left to its owner after a failure.
     *
     * @param announced bytes its sender has announced, or -1
     * @return fails with {@link UnusableMediaException} for what cannot be taken
     */
    public Future<Kept> take(ReadStream<Buffer> stream, long announced) {
        if (announced > limits.largest()) {
            return Future.failedFuture(UnusableMediaException.tooLarge(limits.largest()));
        }
        stream.pause();
        Path unfinished = files.unfinished();
        OpenOptions fresh = new OpenOptions().setCreateNew(true).setWrite(true).setRead(false);
        return vertx.fileSystem()
                .open(unfinished.toString(), fresh)
                .compose(file -> received(stream, file))
                .compose(received -> keep(unfinished, received))
                .recover(failure -> dropped(unfinished).compose(v -> Future.failedFuture(failure)));
    }

    private Future<Received> received(ReadStream<Buffer> stream, AsyncFile file) {
        Future<Received> received = new IntakeStream(vertx, stream, file, limits).run();
        return received.eventually(file::close);
    }

    private Future<Kept> keep(Path unfinished, Received received) {
        return vertx.executeBlocking(() -> files.keep(unfinished, received.kind(), received.sha256()), false)
                .map(facts -> new Kept(received.sha256(), received.size(), received.kind(), facts));
    }

    private Future<Void> dropped(Path unfinished) {
        return vertx.<Void>executeBlocking(
                        () -> {
                            files.drop(unfinished);
                            return null;
                        },
                        false)
                .recover(failure -> {
                    LOG.warn("unfinished file stays for the sweep file={} reason={}", unfinished, failure.toString());
                    return Future.succeededFuture();
                });
    }

    /** What came in, written but not yet durable. */
    record Received(String sha256, long size, MediaKind kind) {}
}
