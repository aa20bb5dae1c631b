package io.redletter.delivery.audience;

import io.redletter.platform.Ids;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a file in as the body itself, at the disk's pace; nothing of it stays in memory. At most four at a time. */
final class AudienceUpload {
    private static final Logger LOG = LoggerFactory.getLogger(AudienceUpload.class);
    private static final int MOST_AT_ONCE = 4;
    private static final long LEFTOVER_MILLIS = Duration.ofSeconds(5).toMillis();

    private final Vertx vertx;
    private final ImportFiles files;
    private final AudienceConfig config;
    private final AtomicInteger running = new AtomicInteger();

    AudienceUpload(Vertx vertx, ImportFiles files, AudienceConfig config) {
        this.vertx = vertx;
        this.files = files;
        this.config = config;
    }

    /** Receives the body and works with the file; whatever is left of it is removed. */
    <T> Future<T> receive(RoutingContext context, Function<Path, Future<T>> work) {
        HttpServerRequest request = context.request();
        if (running.incrementAndGet() > MOST_AT_ONCE) {
            running.decrementAndGet();
            return Future.failedFuture(new RefusedException(
                    429, "too-many-uploads", "正在上传的文件太多,请稍后再传 (too many uploads at once, try again)", null));
        }
        Path file = files.directory().resolve(Ids.next("upload") + ".part");
        OpenOptions fresh = new OpenOptions().setCreateNew(true).setWrite(true).setRead(false);
        return vertx.fileSystem()
                .open(file.toString(), fresh)
                .compose(open -> pump(request, open).eventually(open::close))
                .compose(v -> work.apply(file))
                .eventually(() -> {
                    running.decrementAndGet();
                    return vertx.fileSystem()
                            .delete(file.toString())
                            .otherwiseEmpty(); // moved away where all went well
                });
    }

    /** Answers a refusal at once, then reads what is still on its way for a moment, so that the sender sees it. */
    void refuse(RoutingContext context, Throwable failure) {
        HttpServerRequest request = context.request();
        if (context.response().closed()) {
            return; // nobody is there to be answered
        }
        if (!request.isEnded()) {
            context.response().putHeader("Connection", "close");
            request.exceptionHandler(gone -> LOG.debug("a refused upload broke off"));
            request.handler(chunk -> {});
            long timer =
                    vertx.setTimer(LEFTOVER_MILLIS, v -> request.connection().close());
            request.endHandler(v -> vertx.cancelTimer(timer));
            request.resume();
        }
        context.fail(failure);
    }

    private Future<Void> pump(HttpServerRequest request, AsyncFile file) {
        Promise<Void> done = Promise.promise();
        long largest = config.largestMib() * 1024L * 1024L;
        long[] size = {0};
        request.exceptionHandler(done::tryFail);
        request.endHandler(v -> done.tryComplete());
        request.handler(chunk -> take(chunk, request, file, size, largest, done));
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
        request.resume();
        return done.future();
    }

    private void take(
            Buffer chunk, HttpServerRequest request, AsyncFile file, long[] size, long largest, Promise<Void> done) {
        size[0] += chunk.length();
        if (size[0] > largest) {
            request.pause();
            done.tryFail(new RefusedException(
                    413,
                    "table-too-large",
                    "文件超过 " + config.largestMib() + " MiB,请分成几个文件 (larger than " + config.largestMib()
                            + " MiB, split it)",
                    "/file"));
            return;
        }
        file.write(chunk).onFailure(done::tryFail);
        if (file.writeQueueFull()) {
            request.pause();
            file.drainHandler(v -> request.resume());
        }
    }
}
