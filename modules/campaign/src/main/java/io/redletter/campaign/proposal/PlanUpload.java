package io.redletter.campaign.proposal;

import io.redletter.campaign.plan.PlanFiles;
import io.redletter.platform.Ids;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a document's bytes in, from a form or as the body itself, at the disk's pace into a file that is gone when the
 * work with it is done. At most four at a time.
 */
final class PlanUpload {
    private static final Logger LOG = LoggerFactory.getLogger(PlanUpload.class);
    private static final int MOST_AT_ONCE = 4;
    private static final long LEFTOVER_MILLIS = Duration.ofSeconds(5).toMillis();

    private final Vertx vertx;
    private final Path directory;
    private final AtomicInteger running = new AtomicInteger();

    PlanUpload(Platform platform) {
        this.vertx = platform.vertx();
        this.directory = platform.data().resolve("plans-incoming");
    }

    /**
     * What came in.
     *
     * @param type the content type of the file or of the body, in lower case and without its parameters
     * @param fields the other fields of a form, or those of the address
     */
    record Received(Path file, String fileName, String type, Map<String, String> fields) {
        /** A form in which nobody chose a file. */
        boolean isNoFile() {
            return type.isEmpty() && fileName.isEmpty();
        }
    }

    /** Makes the place where files come in, and clears it of what a crash left. */
    Future<Void> start() {
        var files = vertx.fileSystem();
        return files.mkdirs(directory.toString())
                .compose(v -> files.readDir(directory.toString()))
                .compose(left -> Future.join(left.stream().map(files::delete).toList())
                        .<Void>mapEmpty()
                        .otherwiseEmpty());
    }

    /** Receives the body and works with it; the file is removed whatever comes of it. */
    <T> Future<T> receive(RoutingContext context, Function<Received, Future<T>> work) {
        HttpServerRequest request = context.request().pause();
        if (running.incrementAndGet() > MOST_AT_ONCE) {
            running.decrementAndGet();
            return Future.failedFuture(new RefusedException(
                    429, "too-many-uploads", "正在处理的文件太多,请稍后再传 (too many uploads at once, try again)", null));
        }
        Path file = directory.resolve(Ids.next("plan"));
        return Future.succeededFuture()
                .compose(v -> {
                    if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
                        request.response().writeContinue();
                    }
                    String type = type(request.getHeader("Content-Type"));
                    return type.equals("multipart/form-data")
                            ? ofForm(request, file)
                            : write(request, file)
                                    .map(v2 -> new Received(file, request.getParam("name", ""), type, fields(request)));
                })
                .compose(work)
                .eventually(() -> {
                    running.decrementAndGet();
                    return vertx.fileSystem()
                            .delete(file.toString())
                            .otherwise(gone -> null); // nothing came, so nothing is there
                });
    }

    /** Blocking work with a file that came in, on a worker. */
    <T> Future<T> work(Callable<T> work) {
        return vertx.executeBlocking(work, false);
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
            if (!request.isExpectMultipart()) {
                request.handler(chunk -> {});
            }
            long timer =
                    vertx.setTimer(LEFTOVER_MILLIS, v -> request.connection().close());
            request.endHandler(v -> vertx.cancelTimer(timer));
            request.resume();
        }
        context.fail(failure);
    }

    private Future<Received> ofForm(HttpServerRequest request, Path file) {
        Promise<Received> got = Promise.<Received>promise();
        List<Future<String>> written = new ArrayList<>();
        String[] about = {"", ""};
        if (!String.valueOf(request.getHeader("Content-Type"))
                .toLowerCase(Locale.ROOT)
                .contains("boundary=")) {
            return Future.failedFuture(new RefusedException(
                    400, "malformed-form", "表单没有写明分隔符 (expected: multipart/form-data with its boundary)", null));
        }
        request.setExpectMultipart(true);
        request.exceptionHandler(got::tryFail);
        request.uploadHandler(upload -> {
            if (upload.filename() == null || upload.filename().isEmpty() || !written.isEmpty()) {
                upload.handler(chunk -> {});
                if (!written.isEmpty()
                        && upload.filename() != null
                        && !upload.filename().isEmpty()) {
                    got.tryFail(RefusedException.field(
                            "/file", "too-many-files", "/file: 一次只传一个文件 (expected: one file, not several)"));
                }
                return;
            }
            about[0] = upload.filename();
            about[1] = type(upload.contentType());
            Future<Void> one = write(upload, file);
            written.add(one.map(about[0]));
            one.onFailure(got::tryFail);
        });
        request.endHandler(v -> Future.all(written)
                .onSuccess(all ->
                        got.tryComplete(new Received(file, about[0], written.isEmpty() ? "" : about[1], form(request))))
                .onFailure(got::tryFail));
        request.resume();
        return got.future();
    }

    private Future<Void> write(ReadStream<Buffer> stream, Path file) {
        stream.pause();
        OpenOptions fresh = new OpenOptions().setCreateNew(true).setWrite(true).setRead(false);
        return vertx.fileSystem().open(file.toString(), fresh).compose(open -> pump(stream, open)
                .eventually(open::close));
    }

    private static Future<Void> pump(ReadStream<Buffer> stream, AsyncFile file) {
        Promise<Void> done = Promise.<Void>promise();
        long[] size = {0};
        stream.exceptionHandler(done::tryFail);
        stream.endHandler(v -> done.tryComplete());
        stream.handler(chunk -> {
            size[0] += chunk.length();
            if (size[0] > PlanFiles.LARGEST) {
                done.tryFail(new RefusedException(
                        413, "plan-too-large", "文件超过 50 MiB,请只上传方案本身 (larger than 50 MiB)", "/file"));
                return;
            }
            file.write(chunk).onFailure(done::tryFail);
            if (file.writeQueueFull()) {
                stream.pause();
                file.drainHandler(v -> stream.resume());
            }
        });
        stream.resume();
        return done.future();
    }

    private static Map<String, String> form(HttpServerRequest request) {
        Map<String, String> fields = fields(request);
        request.formAttributes()
                .forEach(entry -> fields.merge(entry.getKey(), entry.getValue(), (a, b) -> a + "," + b));
        return fields;
    }

    private static Map<String, String> fields(HttpServerRequest request) {
        Map<String, String> fields = new HashMap<>();
        request.params().forEach(entry -> fields.merge(entry.getKey(), entry.getValue(), (a, b) -> a + "," + b));
        return fields;
    }

    private static String type(@Nullable String header) {
        return header == null ? "" : header.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }
}
