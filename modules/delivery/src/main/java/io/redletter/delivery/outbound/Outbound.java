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

/**
 * Sends requests to addresses that users typed in. Follows no redirect, keeps no cookie. A future that fails does so with
 * an {@link OutboundException}, which says whether the request can have arrived.
 */
public final class Outbound {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int CONNECTIONS_PER_HOST = 16;
    private static final int WAITING_PER_HOST = 512;

    private final TargetGuard guard;
    private final HttpClient client;

    public Outbound(Vertx vertx, TargetGuard guard) {
        this.guard = guard;
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
        return guard.resolve(ask.uri())
                .compose(address -> connect(ask, address))
                .compose(request -> exchange(ask, request));
    }

    public Future<Void> close() {
        return client.close();
    }

    private Future<HttpClientRequest> connect(Ask ask, InetAddress address) {
        URI uri = ask.uri();
        int port = TargetGuard.port(uri);
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        RequestOptions options = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
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
        return request.send(ask.body())
                .compose(response -> body(response, ask.mostBytes())
                        .map(body -> new Answer(response.statusCode(), response.headers(), body)))
                .timeout(ask.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> {
                    request.reset();
                    return Future.failedFuture(OutboundException.unknown(ask.uri(), failure));
                });
    }

    private static Future<Buffer> body(HttpClientResponse response, int mostBytes) {
        Promise<Buffer> promise = Promise.promise();
        Buffer read = Buffer.buffer();
        response.handler(chunk -> {
            int room = mostBytes - read.length();
            if (room > 0) {
                read.appendBuffer(chunk, 0, Math.min(room, chunk.length()));
            }
        });
        response.exceptionHandler(promise::tryFail);
        response.endHandler(end -> promise.tryComplete(read));
        return promise.future();
    }
}
