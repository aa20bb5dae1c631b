package io.redletter.content.media;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** Bytes at hand, read as a stream that obeys its reader's pace. */
public final class BufferStream implements ReadStream<Buffer> {
    private static final int CHUNK = 64 * 1024;

    private final Vertx vertx;
    private final Buffer bytes;
    private @Nullable Handler<Buffer> handler;
    private @Nullable Handler<Void> endHandler;
    private boolean isPaused = true;
    private boolean isEnded;
    private boolean isRunning;
    private int at;

    public BufferStream(Vertx vertx, Buffer bytes) {
        this.vertx = vertx;
        this.bytes = bytes;
    }

    @Override
    public BufferStream exceptionHandler(@Nullable Handler<Throwable> ignored) {
        return this;
    }

    @Override
    public BufferStream handler(@Nullable Handler<Buffer> next) {
        handler = next;
        return this;
    }

    @Override
    public BufferStream endHandler(@Nullable Handler<Void> next) {
        endHandler = next;
        return this;
    }

    @Override
    public BufferStream pause() {
        isPaused = true;
        return this;
    }

    @Override
    public BufferStream resume() {
        isPaused = false;
        run();
        return this;
    }

    @Override
    public BufferStream fetch(long amount) {
        return resume();
    }

    private void run() {
        if (!isRunning) {
            isRunning = true;
            vertx.runOnContext(v -> give());
        }
    }

    private void give() {
        isRunning = false;
        if (isPaused || isEnded) {
            return;
        }
        Handler<Buffer> reader = handler;
        Handler<Void> ender = endHandler;
        if (at < bytes.length()) {
            Buffer chunk = bytes.slice(at, Math.min(at + CHUNK, bytes.length()));
            at += chunk.length();
            if (reader != null) {
                reader.handle(chunk);
            }
            run();
        } else {
            isEnded = true;
            if (ender != null) {
                ender.handle(null);
            }
        }
    }
}
