package io.redletter.delivery.outbound;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Sends requests to addresses that users typed in. Follows no redirect, keeps no cookie. A future that fails does so with
 * an {@link OutboundException}, which says whether the request can have arrived.
 */
public final class Outbound {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int CONNECTIONS_PER_HOST = 16;
    private static final int WAITING_PER_HOST = 512;

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final TargetGuard guard;
    private final Duration longest;
    private final Consumer<SocketAddress> dials;
    private final HttpClient client;

    public Outbound(Vertx vertx, TargetGuard guard) {
        this(vertx, guard, LONGEST);
    }

    /** @param longest no answer is waited for longer than this, whatever a request asks for */
    public Outbound(Vertx vertx, TargetGuard guard, Duration longest) {
        this(vertx, guard, longest, address -> {});
    }

    /** @param dials is told of every address that is about to be connected to */
    Outbound(Vertx vertx, TargetGuard guard, Duration longest, Consumer<SocketAddress> dials) {
        this.dials = dials;
        this.guard = guard;
        this.longest = longest;
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(CONNECT.toMillis()))
                .setForceSni(true)
                .setDecompressionSupported(false)
                // A connection kept too long dies under a request, whose fate is then unknown.
                .setKeepAliveTimeout(5);
        PoolOptions pool =
                new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_HOST).setMaxWaitQueueSize(WAITING_PER_HOST);
        this.client = vertx.createHttpClient(options, pool);
    }

    public TargetGuard guard() {
        return guard;
    }

    public Future<Answer> send(Ask ask) {
        Ask bounded = ask.within(longest);
        return guard.resolve(ask.uri())
                .compose(address -> connect(bounded, address))
                .compose(request -> exchange(bounded, request));
    }

    public Future<Void> close() {
        return client.close();
    }

    private Future<HttpClientRequest> connect(Ask ask, InetAddress address) {
        URI uri = ask.uri();
        int port = TargetGuard.port(uri);
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        SocketAddress server = SocketAddress.inetSocketAddress(port, address.getHostAddress());
        dials.accept(server);
        RequestOptions options = new RequestOptions()
                .setServer(server)
                .setHost(uri.getHost())
                .setPort(port)
                .setSsl("https".equals(uri.getScheme()))
                .setMethod(ask.method())
                .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
                .setFollowRedirects(false);
        ask.headers().forEach(options::putHeader);
        return client.request(options)
                .timeout(ask.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(OutboundException.notSent(uri, failure)));
    }

    private static Future<Answer> exchange(Ask ask, HttpClientRequest request) {
        long millis = ask.timeout().toMillis();
        return request.send(ask.body())
                .compose(response -> body(ask, request, response)
                        .map(body -> new Answer(response.statusCode(), response.headers(), body)))
                .timeout(millis, TimeUnit.MILLISECONDS)
                .recover(failure -> {
                    request.reset();
                    return Future.failedFuture(OutboundException.unknown(ask.uri(), failure));
                });
    }

    /** What is read of the body: no more than is asked for, and no longer than a quarter of the time where the status is enough. */
    private static Future<Buffer> body(Ask ask, HttpClientRequest request, HttpClientResponse response) {
        Buffer read = Buffer.buffer();
        Future<Buffer> whole = whole(ask, request, response, read);
        return ask.statusIsEnough()
                ? whole.timeout(ask.timeout().toMillis() / 4, TimeUnit.MILLISECONDS)
                        .otherwise(cut -> {
                            request.reset();
                            return read;
                        })
                : whole;
    }

    private static Future<Buffer> whole(Ask ask, HttpClientRequest request, HttpClientResponse response, Buffer read) {
        Promise<Buffer> promise = Promise.promise();
        response.handler(chunk -> {
            int room = ask.mostBytes() - read.length();
            if (room > 0) {
                read.appendBuffer(chunk, 0, Math.min(room, chunk.length()));
            }
            if (ask.statusIsEnough() && chunk.length() >= room && promise.tryComplete(read)) {
                request.reset();
            }
        });
        response.exceptionHandler(promise::tryFail);
        response.endHandler(end -> promise.tryComplete(read));
        return promise.future();
    }
}
