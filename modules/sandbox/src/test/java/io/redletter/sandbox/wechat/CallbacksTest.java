package io.redletter.sandbox.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.redletter.sandbox.TestSandbox;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallbacksTest {
    private static final String TOKEN = "operatorToken";

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private volatile int answer = 200;
    private TestSandbox sandbox;
    private Path directory;
    private HttpServer operator;

    @BeforeEach
    void start(@TempDir Path kept) {
        directory = kept;
        sandbox = TestSandbox.start(directory);
        operator = TestSandbox.await(
                vertx.createHttpServer().requestHandler(this::take).listen(0, "127.0.0.1"));
    }

    @AfterEach
    void stop() {
        sandbox.close();
        TestSandbox.await(vertx.close());
    }

    @Test
    void tellsAnOperatorOnceThatAPublicationIsOut() {
        enter();
        publish();

        await().until(() -> sent().size() == 1);
        assertThat(received).hasSize(1);
        assertThat(received.get(0))
                .contains("<Event><![CDATA[PUBLISHJOBFINISH]]></Event>")
                .contains("<publish_status>0</publish_status>")
                .contains("/s/");
        assertThat(sent().getJsonObject(0).getBoolean("taken")).isTrue();
    }

    @Test
    void comesAgainThreeTimesWhereItIsNotTaken() {
        enter();
        answer = 500;
        publish();

        await().until(() -> sent().size() == 1);
        assertThat(received).hasSize(4);
        assertThat(sent().getJsonObject(0).getInteger("tries")).isEqualTo(4);
        assertThat(sent().getJsonObject(0).getBoolean("taken")).isFalse();
    }

    @Test
    void saysHowAPublicationFailedWhereThatWasOrdered() {
        enter();
        sandbox.order(
                new JsonObject().put("target", "wechat").put("kind", "verdict").put("code", 4));
        JsonObject submitted = publish();

        await().until(() -> sent().size() == 1);
        assertThat(received.get(0)).contains("<publish_status>4</publish_status>");
        assertThat(sandbox.call(
                                "freepublish/get",
                                new JsonObject().put("publish_id", submitted.getString("publish_id")))
                        .getInteger("publish_status"))
                .isEqualTo(4);
    }

    @Test
    void stillKnowsWhereEventsGoAfterARestart() {
        enter();
        sandbox.close();
        sandbox = TestSandbox.start(directory);
        publish();

        await().until(() -> sent().size() == 1);
        assertThat(received).singleElement().asString().contains("PUBLISHJOBFINISH");
    }

    @Test
    void takesNoAddressThatDoesNotGiveItsQuestionBack() {
        answer = 404;

        assertThat(enter()).isEqualTo(409);
    }

    private int enter() {
        JsonObject wanted = new JsonObject()
                .put("account", TestSandbox.APP)
                .put("url", "http://127.0.0.1:" + operator.actualPort() + "/hook")
                .put("token", TOKEN)
                .put("mode", "plain");
        return sandbox.send(sandbox.to("/sandbox/callbacks").POST(BodyPublishers.ofString(wanted.encode())))
                .statusCode();
    }

    private JsonObject publish() {
        JsonObject submitted = sandbox.call("freepublish/submit", new JsonObject().put("media_id", sandbox.draft()));
        sandbox.clock().advance(Duration.ofSeconds(2));
        return submitted;
    }

    private JsonArray sent() {
        return sandbox.json("/sandbox/callbacks").getJsonArray("callbacks");
    }

    private void take(HttpServerRequest request) {
        String echo = request.getParam("echostr");
        request.body().onSuccess(body -> {
            if (echo == null) {
                received.add(body.toString());
            }
            request.response().setStatusCode(answer).end(echo == null || answer != 200 ? "" : echo);
        });
    }
}
