package io.redletter.sandbox.wechat;

import static io.redletter.sandbox.TestSandbox.APP;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.platform.SettableClock;
import io.redletter.sandbox.TestSandbox;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuotaTest {
    private static final JsonObject UNKNOWN = new JsonObject().put("media_id", "nothere");

    @TempDir
    Path directory;

    @Test
    void endsADaysCallsAtTheQuotaUntilMidnightInShanghai() {
        SettableClock clock = SettableClock.at(Instant.parse("2027-06-05T15:59:30Z"));
        try (TestSandbox sandbox =
                TestSandbox.start(directory, clock, WechatLimits.newAccount().daily("draft/get", 2))) {
            sandbox.call("draft/get", UNKNOWN);
            sandbox.call("draft/get", UNKNOWN);

            JsonObject third = sandbox.call("draft/get", UNKNOWN);
            clock.advance(Duration.ofSeconds(30));
            JsonObject nextDay = sandbox.call("draft/get", UNKNOWN);

            assertThat(third.getInteger("errcode")).isEqualTo(45009);
            assertThat(nextDay.getInteger("errcode")).isEqualTo(40007);
        }
    }

    @Test
    void givesTheDaysCallsBackTenTimesAMonth() {
        try (TestSandbox sandbox = TestSandbox.start(
                directory,
                SettableClock.at(TestSandbox.START),
                WechatLimits.newAccount().daily("draft/get", 1))) {
            for (int i = 0; i < 10; i++) {
                assertThat(sandbox.call("draft/get", UNKNOWN).getInteger("errcode"))
                        .isEqualTo(40007);
                assertThat(clear(sandbox)).isZero();
            }

            assertThat(clear(sandbox)).isEqualTo(48006);
        }
    }

    @Test
    void slowsDownGroupSendsBeyondSixtyAMinute() {
        try (TestSandbox sandbox = TestSandbox.start(directory)) {
            for (int i = 0; i < 60; i++) {
                sandbox.call("message/mass/sendall", new JsonObject().put("msgtype", "none"));
            }

            JsonObject tooMany = sandbox.call("message/mass/sendall", new JsonObject().put("msgtype", "none"));
            sandbox.clock().advance(Duration.ofMinutes(1));
            JsonObject nextMinute = sandbox.call("message/mass/sendall", new JsonObject().put("msgtype", "none"));

            assertThat(tooMany.getInteger("errcode")).isEqualTo(45011);
            assertThat(nextMinute.getInteger("errcode")).isEqualTo(40097);
        }
    }

    @Test
    void remembersTheDaysCallsOverARestart() {
        SettableClock clock = SettableClock.at(TestSandbox.START);
        WechatLimits limits = WechatLimits.newAccount().daily("draft/get", 1);
        try (TestSandbox sandbox = TestSandbox.start(directory, clock, limits)) {
            sandbox.call("draft/get", UNKNOWN);
        }

        try (TestSandbox again = TestSandbox.start(directory, clock, limits)) {
            assertThat(again.call("draft/get", UNKNOWN).getInteger("errcode")).isEqualTo(45009);
        }
    }

    private static int clear(TestSandbox sandbox) {
        return sandbox.call("clear_quota", new JsonObject().put("appid", APP)).getInteger("errcode");
    }
}
