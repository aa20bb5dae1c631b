package io.redletter.sandbox.wechat;

import static io.redletter.sandbox.TestSandbox.APP;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.sandbox.TestSandbox;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenTest {
    private static final JsonObject PAGE = new JsonObject().put("offset", 0).put("count", 1);

    private TestSandbox sandbox;

    @BeforeEach
    void start(@TempDir Path directory) {
        sandbox = TestSandbox.start(directory);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void givesTheSameTokenWhileItLives() {
        JsonObject first = sandbox.askToken(APP, false);

        sandbox.clock().advance(Duration.ofMinutes(100));
        JsonObject second = sandbox.askToken(APP, false);

        assertThat(first.getInteger("expires_in")).isEqualTo(7200);
        assertThat(second.getString("access_token")).isEqualTo(first.getString("access_token"));
        assertThat(second.getInteger("expires_in")).isEqualTo(1200);
    }

    @Test
    void renewsInTheLastFiveMinutesAndTakesBothUntilTheOldOneEnds() {
        String old = sandbox.askToken(APP, false).getString("access_token");

        sandbox.clock().advance(Duration.ofMinutes(116));
        String fresh = sandbox.askToken(APP, false).getString("access_token");
        int duringOverlap = code(old);
        sandbox.clock().advance(Duration.ofMinutes(5));
        int afterOverlap = code(old);

        assertThat(fresh).isNotEqualTo(old);
        assertThat(duringOverlap).isZero();
        assertThat(afterOverlap).isEqualTo(42001);
        assertThat(code(fresh)).isZero();
    }

    @Test
    void endsTheOldTokenWhenForced() {
        String old = sandbox.askToken(APP, false).getString("access_token");

        String fresh = sandbox.askToken(APP, true).getString("access_token");

        assertThat(fresh).isNotEqualTo(old);
        assertThat(code(old)).isEqualTo(40001);
        assertThat(code(fresh)).isZero();
    }

    @Test
    void doesNotRefreshByForceWithinThirtySeconds() {
        String first = sandbox.askToken(APP, true).getString("access_token");

        sandbox.clock().advance(Duration.ofSeconds(29));
        String tooSoon = sandbox.askToken(APP, true).getString("access_token");
        sandbox.clock().advance(Duration.ofSeconds(1));
        String later = sandbox.askToken(APP, true).getString("access_token");

        assertThat(tooSoon).isEqualTo(first);
        assertThat(later).isNotEqualTo(first);
    }

    @Test
    void forcesTwentyTimesADay() {
        for (int i = 0; i < 20; i++) {
            assertThat(sandbox.askToken(APP, true).getString("access_token")).isNotNull();
            sandbox.clock().advance(Duration.ofSeconds(31));
        }

        JsonObject twentyFirst = sandbox.askToken(APP, true);
        sandbox.clock().advance(Duration.ofHours(16));
        JsonObject nextDay = sandbox.askToken(APP, true);

        assertThat(twentyFirst.getInteger("errcode")).isEqualTo(45009);
        assertThat(nextDay.getString("access_token")).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "client_credential, wx0000000000000009, 0123456789abcdef0123456789abcdef, 40013",
        "client_credential, wx0000000000000001, wrong, 40125",
        "password, wx0000000000000001, 0123456789abcdef0123456789abcdef, 40002",
        "client_credential, '', 0123456789abcdef0123456789abcdef, 41002",
        "client_credential, wx0000000000000001, '', 41004",
    })
    void refusesCredentialsThatDoNotHold(String grant, String app, String secret, int code) {
        JsonObject body =
                new JsonObject().put("grant_type", grant).put("appid", app).put("secret", secret);

        JsonObject answer =
                new JsonObject(sandbox.raw("stable_token", body.encode()).body());

        assertThat(answer.getInteger("errcode")).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"'', 41001", "no%20token, 40014", "86_neverissued, 40001"})
    void refusesTokensThatAreNone(String token, int code) {
        assertThat(code(token)).isEqualTo(code);
    }

    private int code(String token) {
        return sandbox.call("draft/batchget", token, PAGE).getInteger("errcode", 0);
    }
}
