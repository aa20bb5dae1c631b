package io.redletter.console.web;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StaticFilesTest {
    private static final StaticFiles FILES = StaticFiles.open(Path.of("../../templates/static"));
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static Vertx vertx;
    private static HttpServer server;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        FILES.mount(router);
        server = await(vertx.createHttpServer().requestHandler(router).listen(0));
    }

    @AfterAll
    static void close() {
        await(vertx.close());
    }

    private static HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void mayBeKeptForEverUnderTheAddressThatNamesItsContent() throws Exception {
        HttpResponse<byte[]> named = get(FILES.address("redletter.css"));
        HttpResponse<byte[]> plain = get("/static/redletter.css");
        HttpResponse<byte[]> old = get("/static/redletter.css?v=0000000000000000");

        assertThat(named.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(named.headers().firstValue("Content-Type")).contains("text/css; charset=utf-8");
        assertThat(plain.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(old.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(named.body()).isEqualTo(plain.body());
    }

    @Test
    void isNotSentAgainToWhoHasIt() throws Exception {
        String tag = get("/static/console.js").headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> again = get("/static/console.js", "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void isPackedForWhoCanUnpack() throws Exception {
        HttpResponse<byte[]> packed = get("/static/lib/htmx.min.js", "Accept-Encoding", "gzip");
        HttpResponse<byte[]> plain = get("/static/lib/htmx.min.js");

        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.body().length).isLessThan(plain.body().length / 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/static/",
                "/static/nothing.css",
                "/static/../i18n/messages_zh.properties",
                "/static/%2e%2e/i18n/messages_zh.properties",
                "/static/lib/"
            })
    void servesNothingElse(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesToNameAFileThatIsNotThere() {
        assertThatThrownBy(() -> FILES.address("nothing.css")).hasMessageContaining("nothing.css");
    }
}
