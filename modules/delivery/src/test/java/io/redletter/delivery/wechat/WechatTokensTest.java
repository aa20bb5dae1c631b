package io.redletter.delivery.wechat;

import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.delivery.outbound.OutboundException;
import io.redletter.platform.SettableClock;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WechatTokensTest {
    private static final String TOKEN = "stable_token";
    private static final String LIST = "draft/batchget";

    private final SettableClock clock = SettableClock.at(Instant.parse("2027-06-01T00:00:00Z"));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void asksOnceHoweverManyNodesWantAToken(int count) {
        try (Nodes nodes = new Nodes(clock, count)) {
            nodes.slow(TOKEN, 1, 300);

            nodes.everywhere(LIST).forEach(io.redletter.platform.TestPlatform::await);
            nodes.everywhere(LIST).forEach(io.redletter.platform.TestPlatform::await);

            assertThat(nodes.asked(TOKEN)).isEqualTo(1);
            assertThat(nodes.asked(LIST)).isEqualTo(2L * count);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8})
    void renewsOnceNearTheEndWhileTheTokenBeforeServesOn(int count) {
        try (Nodes nodes = new Nodes(clock, count)) {
            nodes.everywhere(LIST).forEach(io.redletter.platform.TestPlatform::await);
            clock.advance(Duration.ofHours(2).minusMinutes(3));
            nodes.slow(TOKEN, 1, 1500);

            Future<?> first = Future.any(nodes.everywhere(LIST));

            await(first);
            nodes.everywhere(LIST).forEach(io.redletter.platform.TestPlatform::await);
            assertThat(nodes.asked(TOKEN)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8})
    void renewsOnceWhenThePlatformEndsTheTokenInTheMiddle(int count) {
        try (Nodes nodes = new Nodes(clock, count)) {
            nodes.everywhere(LIST).forEach(io.redletter.platform.TestPlatform::await);
            nodes.goWrong("token-expiry", LIST, 1, 0);

            nodes.everywhere(LIST).forEach(io.redletter.platform.TestPlatform::await);

            assertThat(nodes.asked(TOKEN)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {40001, 40014, 42001})
    void forcesARenewalOnceWhereThePlatformStandsByTheTokenItRefused(int code) {
        try (Nodes nodes = new Nodes(clock, 2)) {
            nodes.everywhere(LIST).forEach(io.redletter.platform.TestPlatform::await);
            nodes.goWrong("errcode", LIST, 1, code);

            nodes.everywhere(LIST).forEach(io.redletter.platform.TestPlatform::await);

            assertThat(nodes.asked(TOKEN)).isEqualTo(3);
        }
    }

    @Test
    void goesRoundNoLoopWhereEveryTokenIsRefused() {
        try (Nodes nodes = new Nodes(clock, 2)) {
            nodes.everywhere(LIST).forEach(io.redletter.platform.TestPlatform::await);
            nodes.goWrong("errcode", LIST, 1000, 40001);

            Throwable first = failure(nodes.apis.get(0).post(nodes.account(), LIST, page()));
            Throwable again = failure(nodes.apis.get(0).post(nodes.account(), LIST, page()));

            assertThat(first).isInstanceOf(WechatRefusal.class).hasMessageContaining("40001");
            assertThat(again).isInstanceOf(OutboundException.class).hasMessageContaining("by force");
            assertThat(nodes.asked(TOKEN)).isEqualTo(4);
        }
    }

    @Test
    void asksAgainAfterAnAnswerWasLost() {
        try (Nodes nodes = new Nodes(clock, 2)) {
            nodes.goWrong("answer-lost", TOKEN, 1, 0);

            Throwable died = failure(nodes.apis.get(0).post(nodes.account(), LIST, page()));
            JsonObject answer = await(nodes.apis.get(1).post(nodes.account(), LIST, page()));

            assertThat(died).isInstanceOf(OutboundException.class);
            assertThat(((OutboundException) died).fate()).isEqualTo(OutboundException.Fate.NOT_SENT);
            assertThat(answer.containsKey("total_count")).isTrue();
        }
    }

    @Test
    void takesUpWhatADeadNodeHadClaimed() {
        try (Nodes nodes = new Nodes(clock, 2)) {
            TokenStore dead = new TokenStore(nodes.platform(0));
            await(dead.claim(nodes.account(), null, "dead", clock.instant().plusSeconds(45)));

            Future<JsonObject> waiting = nodes.apis.get(1).post(nodes.account(), LIST, page());
            clock.advance(Duration.ofSeconds(46));

            assertThat(await(waiting).containsKey("total_count")).isTrue();
            assertThat(nodes.asked(TOKEN)).isEqualTo(1);
        }
    }

    @Test
    void asksOnceWithAWrongSecretAndAgainWithTheRightOne() {
        try (Nodes nodes = new Nodes(clock, 2)) {
            WechatAccount wrong = nodes.account("f".repeat(32));

            Throwable one = failure(nodes.apis.get(0).post(wrong, LIST, page()));
            Throwable two = failure(nodes.apis.get(1).post(wrong, LIST, page()));
            await(nodes.apis.get(1).post(nodes.account(), LIST, page()));

            assertThat(one).hasMessageContaining("40125");
            assertThat(two).hasMessageContaining("40125");
            assertThat(nodes.asked(TOKEN)).isEqualTo(2);
        }
    }

    @Test
    void makesNoCallBeyondTheDaysQuota() {
        try (Nodes nodes = new Nodes(clock, 2)) {
            JsonObject article = new JsonObject().put("article_id", "none").put("index", 0);
            for (int i = 0; i < 10; i++) {
                failure(nodes.apis.get(i % 2).post(nodes.account(), "freepublish/delete", article));
            }

            Throwable eleventh = failure(nodes.apis.get(0).post(nodes.account(), "freepublish/delete", article));
            clock.advance(Duration.ofDays(1));
            Throwable nextDay = failure(nodes.apis.get(0).post(nodes.account(), "freepublish/delete", article));

            assertThat(eleventh).hasMessageContaining("45009");
            assertThat(nextDay).hasMessageContaining("53600");
            assertThat(nodes.asked("freepublish/delete")).isEqualTo(11);
        }
    }

    private static JsonObject page() {
        return new JsonObject().put("offset", 0).put("count", 1);
    }
}
