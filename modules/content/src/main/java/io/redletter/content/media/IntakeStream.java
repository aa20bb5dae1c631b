package io.redletter.content.media;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.streams.ReadStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** One stream on its way into one file; lives on the event loop of the stream. */
final class IntakeStream {
    private static final long STALL_MILLIS = Duration.ofSeconds(30).toMillis();

    private final Vertx vertx;
    private final ReadStream<Buffer> stream;
    private final AsyncFile file;
    private final Limits limits;
    private final MessageDigest digest = sha256();
    private final Promise<Intake.Received> done = Promise.promise();
    private final Buffer head = Buffer.buffer(MediaKind.HEAD);
    private @Nullable MediaKind kind;
    private long size;
    private long sizeAtLastLook = -1;

    IntakeStream(Vertx vertx, ReadStream<Buffer> stream, AsyncFile file, Limits limits) {
        this.vertx = vertx;
        this.stream = stream;
        this.file = file;
        this.limits = limits;
    }

    Future<Intake.Received> run() {
        long watch = vertx.setPeriodic(STALL_MILLIS, timer -> look());
        file.exceptionHandler(done::tryFail);
        stream.exceptionHandler(done::tryFail);
        stream.handler(this::chunk);
        stream.endHandler(v -> end());
        stream.resume();
        return done.future().onComplete(v -> {
            vertx.cancelTimer(watch);
            stream.handler(ignored -> {});
        });
    }

    private void chunk(Buffer chunk) {
        if (done.future().isComplete()) {
            return;
        }
        size += chunk.length();
        if (!isWelcome(chunk)) {
            return;
        }
        digest.update(chunk.getBytes());
        file.write(chunk).onFailure(done::tryFail);
        if (file.writeQueueFull()) {
            stream.pause();
            file.drainHandler(v -> stream.resume());
        }
    }

    private boolean isWelcome(Buffer chunk) {
        if (head.length() < MediaKind.HEAD) {
            head.appendBuffer(chunk, 0, Math.min(chunk.length(), MediaKind.HEAD - head.length()));
        }
        if (kind == null && head.length() >= MediaKind.HEAD) {
            judge();
        }
        long limit = kind == null ? limits.largest() : limits.of(kind);
        if (size > limit) {
            done.tryFail(UnusableMediaException.tooLarge(limit));
        }
        return !done.future().isComplete();
    }

    private void judge() {
        MediaKind.sniff(head)
                .ifPresentOrElse(found -> kind = found, () -> done.tryFail(UnusableMediaException.unknownKind()));
    }

    private void end() {
        if (size == 0) {
            done.tryFail(UnusableMediaException.empty());
            return;
        }
        if (kind == null) {
            judge();
        }
        MediaKind sure = kind;
        if (sure != null) {
            file.flush()
                    .onSuccess(v -> done.tryComplete(
                            new Intake.Received(HexFormat.of().formatHex(digest.digest()), size, sure)))
                    .onFailure(done::tryFail);
        }
    }

    private void look() {
        if (size == sizeAtLastLook) {
            done.tryFail(UnusableMediaException.stalled());
        }
        sizeAtLastLook = size;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
