package io.redletter.bench.webhook;

import static io.redletter.bench.exact.Counted.await;

import io.redletter.bench.process.Launched;
import io.redletter.bench.process.Ports;
import io.redletter.bench.process.Stores;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run stands on: the stores and the sink as processes, the office in this one. */
public final class Bed implements AutoCloseable {
    private static final int QUESTIONS = 3;
    private static final long ANSWER_MILLIS = 5_000;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClientAgent http = vertx.createHttpClient();
    private final @Nullable Stores own;
    private final Launched sink;
    private final URI site;
    private final Office office;

    /** With stores of its own. */
    Bed(Path directory, int accounts) throws IOException {
        this(directory, Stores.start(directory.resolve("stores")), true, accounts);
    }

    /** On stores that go on running when it is closed. */
    public Bed(Path directory, Stores stores, int accounts) throws IOException {
        this(directory, stores, false, accounts);
    }

    private Bed(Path directory, Stores stores, boolean own, int accounts) throws IOException {
        int port = Ports.any();
        Path node = Files.createDirectories(directory.resolve("node"));
        this.own = own ? stores : null;
        this.sink = Launched.startMain(
                directory.resolve("sink.log"), Map.of(), HookSink.class.getName(), String.valueOf(port));
        this.site = URI.create(sink.value("ready"));
        this.office = new Office(node, stores, site, accounts);
    }

    Office office() {
        return office;
    }

    URI sink() {
        return site;
    }

    HookSink.Tally tally() {
        return HookSink.Tally.of(ask(HttpMethod.GET, "/tally"));
    }

    /** Counts anew; each message is timed from its own timestamp. */
    void reset() {
        ask(HttpMethod.POST, "/reset");
    }

    /** Counts anew; everything is due then. */
    void reset(Instant due) {
        ask(HttpMethod.POST, "/reset?due=" + due.toEpochMilli());
    }

    /** The first message since the last reset, as it came. */
    Buffer firstMessage() {
        return ask(HttpMethod.GET, "/last");
    }

    private Buffer ask(HttpMethod method, String path) {
        return await(ask(method, path, QUESTIONS));
    }

    /** Every question may be asked again; one that is not answered at once never is. */
    private Future<Buffer> ask(HttpMethod method, String path, int tries) {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setHost(site.getHost())
                .setPort(site.getPort())
                .setURI(path)
                .setIdleTimeout(ANSWER_MILLIS);
        return http.request(options)
                .compose(request -> request.send())
                .compose(HttpClientResponse::body)
                .recover(failure -> tries > 1 ? ask(method, path, tries - 1) : Future.failedFuture(failure));
    }

    @Override
    public void close() {
        office.close();
        sink.close();
        if (own != null) {
            own.close();
        }
        await(vertx.close());
    }
}
