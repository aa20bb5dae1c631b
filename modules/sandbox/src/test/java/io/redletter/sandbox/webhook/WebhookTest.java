package io.redletter.sandbox.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.redletter.sandbox.TestSandbox;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reference library signs is accepted; anything else is not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookTest {
    private static final String BODY = "{\"type\":\"work.released\",\"标题\":\"世界环境日\"}";
    private static final long NOW = TestSandbox.START.getEpochSecond();

    private TestSandbox sandbox;

    @BeforeAll
    void start(@TempDir Path directory) {
        sandbox = TestSandbox.start(directory);
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @Test
    void acceptsWhatTheReferenceLibrarySigns() throws Exception {
        HttpResponse<String> answer = send("msg_accepted", NOW, sign("msg_accepted", NOW), BODY);

        assertThat(answer.statusCode()).isEqualTo(204);
        JsonObject entry = latest("msg_accepted");
        assertThat(entry.getString("body")).isEqualTo(BODY);
        assertThat(entry.getBoolean("effect")).isTrue();
    }

    @Test
    void countsARepeatAsARequestAndNotAsAnEffect() throws Exception {
        send("msg_repeat", NOW, sign("msg_repeat", NOW), BODY);

        HttpResponse<String> again = send("msg_repeat", NOW + 5, sign("msg_repeat", NOW + 5), BODY);
        JsonObject counts = sandbox.json("/sandbox/ledger/keys/msg_repeat");

        assertThat(again.statusCode()).isEqualTo(204);
        assertThat(again.headers().firstValue("sandbox-repeat")).contains("true");
        assertThat(counts.getInteger("requests")).isEqualTo(2);
        assertThat(counts.getInteger("effects")).isEqualTo(1);
        assertThat(latest("msg_repeat").getString("note")).contains("same body");
    }

    @Test
    void tellsARepeatWithOtherBytes() throws Exception {
        send("msg_other", NOW, sign("msg_other", NOW), BODY);

        String other = new Webhook(TestSandbox.HOOK_SECRET).sign("msg_other", NOW, "{}");
        send("msg_other", NOW, other, "{}");

        assertThat(latest("msg_other").getString("note")).contains("DIFFERENT body");
    }

    @Test
    void acceptsOneGoodSignatureAmongSeveral() throws Exception {
        String several = "v1a,abc v1,bm90 v2,x " + sign("msg_several", NOW) + " v1,###";

        assertThat(send("msg_several", NOW, several, BODY).statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 300})
    void toleratesFiveMinutes(long seconds) throws Exception {
        String id = "msg_at" + Math.abs(seconds) + (seconds < 0 ? "early" : "late");

        assertThat(send(id, NOW + seconds, sign(id, NOW + seconds), BODY).statusCode())
                .isEqualTo(204);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("untrusted")
    void refusesWhatItCannotTrust(String what, String id, String time, String signature, String reason) {
        HttpResponse<String> answer = send(id, time, signature, BODY);

        assertThat(answer.statusCode()).as(what).isEqualTo(401);
        assertThat(answer.body()).contains(reason);
    }

    static Stream<Arguments> untrusted() throws Exception {
        String now = Long.toString(NOW);
        String good = sign("msg_bad", NOW);
        String otherKey = new Webhook("whsec_" + "QUJD".repeat(8)).sign("msg_bad", NOW, BODY);
        String late = sign("msg_bad", NOW + 301);
        return Stream.of(
                Arguments.of("another key", "msg_bad", now, otherKey, "no signature matches"),
                Arguments.of("another id", "msg_bad2", now, good, "no signature matches"),
                Arguments.of("another time", "msg_bad", Long.toString(NOW + 1), good, "no signature matches"),
                Arguments.of("too late", "msg_bad", Long.toString(NOW + 301), late, "off by 301 s"),
                Arguments.of("no number", "msg_bad", "today", good, "unreadable"),
                Arguments.of("a negative time", "msg_bad", "-1", good, "unreadable"),
                Arguments.of("another scheme", "msg_bad", now, good.replace("v1,", "v2,"), "no signature matches"),
                Arguments.of("an empty signature", "msg_bad", now, "v1,", "no signature matches"),
                Arguments.of("a full stop in the id", "msg.bad", now, good, "full stop"),
                Arguments.of("an endless id", "m".repeat(257), now, good, "at most 256"),
                Arguments.of("no id", "", now, good, "missing header"));
    }

    @Test
    void refusesAChangedBody() throws Exception {
        HttpResponse<String> answer = send("msg_changed", NOW, sign("msg_changed", NOW), BODY + " ");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(sandbox.json("/sandbox/ledger/keys/msg_changed").getInteger("effects"))
                .isZero();
    }

    @Test
    void wantsItsThreeHeaders() {
        HttpResponse<String> answer =
                sandbox.send(sandbox.to("/hooks/partner").POST(HttpRequest.BodyPublishers.ofString(BODY)));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void knowsOnlyItsOwnEndpointsAndOnlyPost() {
        HttpResponse<String> unknown =
                sandbox.send(sandbox.to("/hooks/nobody").POST(HttpRequest.BodyPublishers.ofString(BODY)));
        HttpResponse<String> read = sandbox.get("/hooks/partner");
        HttpResponse<String> large = sandbox.send(
                sandbox.to("/hooks/partner").POST(HttpRequest.BodyPublishers.ofString("x".repeat(1_100_000))));

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(read.statusCode()).isEqualTo(405);
        assertThat(large.statusCode()).isEqualTo(413);
    }

    private static String sign(String id, long time) throws Exception {
        return new Webhook(TestSandbox.HOOK_SECRET).sign(id, time, BODY);
    }

    private HttpResponse<String> send(String id, long time, String signature, String body) {
        return send(id, Long.toString(time), signature, body);
    }

    private HttpResponse<String> send(String id, String time, String signature, String body) {
        return sandbox.send(sandbox.to("/hooks/partner")
                .header("webhook-id", id)
                .header("webhook-timestamp", time)
                .header("webhook-signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonObject latest(String key) {
        return sandbox.json("/sandbox/ledger?limit=1&key=" + key)
                .getJsonArray("entries")
                .getJsonObject(0);
    }
}
