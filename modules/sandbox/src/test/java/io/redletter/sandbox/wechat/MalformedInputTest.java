package io.redletter.sandbox.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.sandbox.RawHttp;
import io.redletter.sandbox.TestSandbox;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, the answer is HTTP 200 with a documented errcode. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedInputTest {
    private TestSandbox sandbox;

    @BeforeAll
    void start(@TempDir Path directory) {
        sandbox = TestSandbox.start(directory);
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "1",
                "\"text\"",
                "null",
                "nonsense",
                "{\"articles\":1}",
                "{\"articles\":[1]}",
                "{\"articles\":{}}",
                "{\"articles\":[{}],}",
                "{\"articles\":[]} trailing",
                "\u0000"
            })
    void refusesWhatIsNotTheJsonItShouldBe(String body) {
        JsonObject answer = post("draft/add", body);

        assertThat(answer.getInteger("errcode")).isEqualTo(47001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft/add", "draft/get", "freepublish/submit", "message/mass/sendall", "stable_token"})
    void refusesAnEmptyBody(String operation) {
        assertThat(post(operation, "").getInteger("errcode")).isEqualTo(44002);
    }

    @ParameterizedTest
    @CsvSource({"GET, draft/add, 43002", "PUT, draft/add, 43002", "POST, draft/count, 43001", "GET, stable_token, 43002"
    })
    void refusesTheWrongMethod(String method, String operation, int code) {
        HttpResponse<String> answer =
                sandbox.send(sandbox.to(address(operation)).method(method, HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(answer.body()).getInteger("errcode")).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no/such/thing", "draft", "", "draft/add/"})
    void refusesAPathItDoesNotKnow(String operation) {
        assertThat(post(operation, "{}").getInteger("errcode")).isEqualTo(40066);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"multipart/form-data", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"})
    void refusesABrokenForm(String type) {
        HttpResponse<String> answer = sandbox.send(sandbox.to(address("material/add_material") + "&type=image")
                .header("content-type", type)
                .POST(HttpRequest.BodyPublishers.ofString("no form % at all")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(answer.body()).getInteger("errcode")).isIn(41005, 47001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz", "%", "%C3%28"})
    void refusesABrokenAddress(String token) {
        String answer = RawHttp.post(sandbox.url(), "/wechat/cgi-bin/draft/add?access_token=" + token, "{}");

        assertThat(answer).startsWith("HTTP/1.1 200").contains("\"errcode\":4");
    }

    private String address(String operation) {
        return "/wechat/cgi-bin/" + operation + "?access_token=" + sandbox.token();
    }

    private JsonObject post(String operation, String body) {
        HttpResponse<String> answer =
                sandbox.send(sandbox.to(address(operation)).POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).isEqualTo(200);
        return new JsonObject(answer.body());
    }
}
