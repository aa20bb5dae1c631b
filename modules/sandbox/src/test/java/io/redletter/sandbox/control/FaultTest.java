package io.redletter.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import io.redletter.sandbox.TestSandbox;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
    private static final String SUBMIT = "freepublish/submit";

    private TestSandbox sandbox;

    @BeforeEach
    void start(@TempDir Path directory) {
        sandbox = TestSandbox.start(directory);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"answer-lost", "half-body"})
    void losesTheAnswerOfWhatItCarriedOut(String kind) {
        JsonObject draft = new JsonObject().put("media_id", sandbox.draft());
        sandbox.order(wechat(kind).put("operation", SUBMIT));

        assertThatThrownBy(() -> sandbox.call(SUBMIT, draft)).isInstanceOf(UncheckedIOException.class);
        JsonObject again = sandbox.call(SUBMIT, draft);

        assertThat(again.getInteger("errcode")).isEqualTo(40007);
        assertThat(effects(draft.getString("media_id"))).isEqualTo(1);
    }

    @Test
    void carriesNothingOutWhenItResets() {
        JsonObject draft = new JsonObject().put("media_id", sandbox.draft());
        sandbox.order(wechat("reset").put("operation", SUBMIT));

        assertThatThrownBy(() -> sandbox.call(SUBMIT, draft)).isInstanceOf(UncheckedIOException.class);
        int afterReset = effects(draft.getString("media_id"));
        JsonObject again = sandbox.call(SUBMIT, draft);

        assertThat(afterReset).isZero();
        assertThat(again.getInteger("errcode")).isZero();
        assertThat(sandbox.json("/sandbox/ledger/keys/" + draft.getString("media_id"))
                        .getInteger("requests"))
                .isEqualTo(2);
    }

    @Test
    void carriesOutAtOnceAndAnswersLate() {
        JsonObject draft = new JsonObject().put("media_id", sandbox.draft());
        sandbox.order(wechat("slow").put("operation", SUBMIT).put("delayMs", 60_000));
        HttpRequest.Builder request = sandbox.to("/wechat/cgi-bin/" + SUBMIT + "?access_token=" + sandbox.token())
                .POST(HttpRequest.BodyPublishers.ofString(draft.encode()));

        assertThatThrownBy(() -> sandbox.sendWithin(Duration.ofMillis(500), request))
                .hasCauseInstanceOf(IOException.class);

        assertThat(effects(draft.getString("media_id"))).isEqualTo(1);
    }

    @Test
    void endsTheTokensOnceAndLetsANewOneIn() {
        String old = sandbox.token();
        JsonObject draft = new JsonObject().put("media_id", sandbox.draft());
        sandbox.order(wechat("token-expiry"));

        JsonObject fresh = sandbox.askToken(TestSandbox.APP, false);
        JsonObject expired = sandbox.call("draft/get", old, draft);
        JsonObject stillExpired = sandbox.call("draft/get", old, draft);
        String renewed = sandbox.askToken(TestSandbox.APP, false).getString("access_token");

        assertThat(fresh.getString("access_token")).isEqualTo(old);
        assertThat(expired.getInteger("errcode")).isEqualTo(42001);
        assertThat(stillExpired.getInteger("errcode")).isEqualTo(42001);
        assertThat(renewed).isNotEqualTo(old);
        assertThat(sandbox.call("draft/get", renewed, draft).containsKey("news_item"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"rate-limit, 0, 45011", "errcode, 48001, 48001", "errcode, 0, -1"})
    void answersWithTheErrcodeOnOrder(String kind, int ordered, int code) {
        sandbox.order(wechat(kind).put("code", ordered).put("times", 2));
        JsonObject draft = new JsonObject().put("media_id", "none");

        assertThat(sandbox.askToken(TestSandbox.APP, false).getInteger("errcode"))
                .isEqualTo(code);
        assertThat(sandbox.askToken(TestSandbox.APP, false).getInteger("errcode"))
                .isEqualTo(code);
        assertThat(sandbox.call("draft/get", draft).getInteger("errcode")).isEqualTo(40007);
    }

    @ParameterizedTest
    @CsvSource({"status5xx, 0, 503", "status5xx, 502, 502", "rate-limit, 0, 429", "gone, 0, 410"})
    void failsAWebhookWithTheStatusOnOrder(String kind, int ordered, int status) throws Exception {
        sandbox.order(new JsonObject()
                .put("target", "webhook:partner")
                .put("kind", kind)
                .put("code", ordered)
                .put("delayMs", 1_500));

        HttpResponse<String> failed = deliver();
        HttpResponse<String> delivered = deliver();

        assertThat(failed.statusCode()).isEqualTo(status);
        assertThat(failed.headers().firstValue("retry-after").isPresent()).isEqualTo(status == 429);
        assertThat(delivered.statusCode()).isEqualTo(204);
        assertThat(effects("msg_1")).isEqualTo(1);
    }

    @Test
    void losesTheAnswerOfAWebhookItTook() throws Exception {
        sandbox.order(new JsonObject().put("target", "webhook:partner").put("kind", "answer-lost"));

        assertThatThrownBy(this::deliver).isInstanceOf(UncheckedIOException.class);
        HttpResponse<String> again = deliver();

        assertThat(again.headers().firstValue("sandbox-repeat")).contains("true");
        assertThat(effects("msg_1")).isEqualTo(1);
    }

    @Test
    void showsWhatIsDueAndTakesItBack() {
        sandbox.order(wechat("reset").put("times", 5));

        JsonObject due = sandbox.json("/sandbox/faults");
        sandbox.send(sandbox.to("/sandbox/faults").DELETE());

        assertThat(due.getJsonArray("faults").getJsonObject(0).getInteger("times"))
                .isEqualTo(5);
        assertThat(sandbox.json("/sandbox/faults").getJsonArray("faults")).isEmpty();
        assertThat(sandbox.askToken(TestSandbox.APP, false).containsKey("access_token"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 422",
                "{\"target\":\"weibo\",\"kind\":\"slow\"} | 422",
                "{\"target\":\"wechat\",\"kind\":\"earthquake\"} | 422",
                "{\"target\":\"wechat\",\"kind\":\"gone\"} | 422",
                "{\"target\":\"webhook:partner\",\"kind\":\"token-expiry\"} | 422",
                "{\"target\":\"wechat\",\"kind\":\"slow\",\"times\":0} | 422",
                "{\"target\":\"wechat\",\"kind\":\"slow\",\"delayMs\":120001} | 422",
                "{\"target\":\"wechat\",\"kind\":\"status5xx\",\"code\":404} | 422",
                "{\"target\":\"wechat\",\"kind\":\"slow\",\"often\":1} | 422",
                "[] | 400",
                "nonsense | 400",
            })
    void refusesAnOrderItCannotFill(String order, int status) {
        HttpResponse<String> answer =
                sandbox.send(sandbox.to("/sandbox/faults").POST(HttpRequest.BodyPublishers.ofString(order)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(sandbox.json("/sandbox/faults").getJsonArray("faults")).isEmpty();
    }

    private static JsonObject wechat(String kind) {
        return new JsonObject().put("target", "wechat").put("kind", kind);
    }

    private int effects(String key) {
        return sandbox.json("/sandbox/ledger/keys/" + key).getInteger("effects");
    }

    private HttpResponse<String> deliver() throws Exception {
        long now = TestSandbox.START.getEpochSecond();
        return sandbox.send(sandbox.to("/hooks/partner")
                .header("webhook-id", "msg_1")
                .header("webhook-timestamp", Long.toString(now))
                .header("webhook-signature", new Webhook(TestSandbox.HOOK_SECRET).sign("msg_1", now, "{}"))
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
    }
}
