package io.redletter.delivery.outbound;

import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.delivery.outbound.OutboundException.Fate;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboundTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void followsNoRedirect() {
        URI uri = serve(request -> request.response()
                .setStatusCode(302)
                .putHeader("location", "http://127.0.0.1:1/secret")
                .end());

        assertThat(await(outbound(uri).send(ask(uri))).status()).isEqualTo(302);
    }

    @Test
    void readsNoMoreOfAnAnswerThanItIsTold() {
        URI uri = serve(request -> request.response().end("x".repeat(100_000)));

        assertThat(await(outbound(uri).send(ask(uri))).body().length()).isEqualTo(1000);
    }

    @Test
    void knowsThatNothingWasSentWhereNobodyListens() throws IOException {
        URI uri;
        try (ServerSocket socket = new ServerSocket(0)) {
            uri = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
        }

        assertThat(fate(uri)).isEqualTo(Fate.NOT_SENT);
    }

    @Test
    void doesNotKnowWhatBecameOfARequestWithoutAnswer() {
        assertThat(fate(serve(request -> {}))).isEqualTo(Fate.UNKNOWN);
        assertThat(fate(serve(request -> request.connection().close()))).isEqualTo(Fate.UNKNOWN);
    }

    @Test
    void doesNotEvenConnectToAPrivateAddress() {
        URI uri = serve(request -> request.response().end());
        Outbound guarded = new Outbound(vertx, new TargetGuard(vertx, Set.of()));

        Throwable refusal = failure(guarded.send(ask(uri)));

        assertThat(((OutboundException) refusal).fate()).isEqualTo(Fate.FORBIDDEN);
    }

    private Fate fate(URI uri) {
        return ((OutboundException) failure(outbound(uri).send(ask(uri)))).fate();
    }

    private Outbound outbound(URI uri) {
        return new Outbound(vertx, new TargetGuard(vertx, Set.of(uri.getAuthority())));
    }

    private static Ask ask(URI uri) {
        return new Ask(HttpMethod.POST, uri, Map.of(), Buffer.buffer("{}"), Duration.ofMillis(700), 1000);
    }

    private URI serve(io.vertx.core.Handler<HttpServerRequest> handler) {
        HttpServer server =
                await(vertx.createHttpServer().requestHandler(handler).listen(0, "127.0.0.1"));
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/");
    }
}
