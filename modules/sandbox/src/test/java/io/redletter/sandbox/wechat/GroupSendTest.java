package io.redletter.sandbox.wechat;

import static io.redletter.sandbox.TestSandbox.SERVICE_APP;
import static io.redletter.sandbox.TestSandbox.article;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.sandbox.TestSandbox;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GroupSendTest {
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
    void sendsADraftAndTakesItOutOfTheBox() {
        String draft = sandbox.draft();

        JsonObject sent = send(news(draft).put("clientmsgid", "push1"));
        JsonObject atOnce = status(sent);
        sandbox.clock().advance(Duration.ofSeconds(2));
        JsonObject later = status(sent);

        assertThat(sent.getInteger("errcode")).isZero();
        assertThat(atOnce.getString("msg_status")).isEqualTo("SENDING");
        assertThat(later.getString("msg_status")).isEqualTo("SEND_SUCCESS");
        assertThat(sandbox.call("draft/get", new JsonObject().put("media_id", draft))
                        .getInteger("errcode"))
                .isEqualTo(40007);
    }

    @Test
    void isNotListedAmongPublications() {
        send(news(sandbox.draft()));
        sandbox.clock().advance(Duration.ofSeconds(2));

        JsonObject listed = sandbox.call(
                "freepublish/batchget", new JsonObject().put("offset", 0).put("count", 1));
        JsonObject shown =
                sandbox.json("/sandbox/articles").getJsonArray("articles").getJsonObject(0);

        assertThat(listed.getInteger("total_count")).isZero();
        assertThat(shown.getString("via")).isEqualTo("mass");
        assertThat(shown.getString("status")).isEqualTo("published");
    }

    @Test
    void answersARepeatedKeyWithTheEarlierMessageForADay() {
        String token = serviceToken();
        JsonObject first = sendAs(token, text().put("clientmsgid", "push1"));

        JsonObject repeated = sendAs(token, text().put("clientmsgid", "push1"));
        sandbox.clock().advance(Duration.ofHours(23));
        JsonObject lastHour = sendAs(serviceToken(), text().put("clientmsgid", "push1"));
        sandbox.clock().advance(Duration.ofHours(1));
        JsonObject nextDay = sendAs(serviceToken(), text().put("clientmsgid", "push1"));

        assertThat(repeated.getInteger("errcode")).isEqualTo(45065);
        assertThat(repeated.getLong("msg_id")).isEqualTo(first.getLong("msg_id"));
        assertThat(lastHour.getInteger("errcode")).isEqualTo(45065);
        assertThat(nextDay.getInteger("errcode")).isZero();
        JsonObject counts = sandbox.json("/sandbox/ledger/keys/push1");
        assertThat(counts.getInteger("requests")).isEqualTo(4);
        assertThat(counts.getInteger("effects")).isEqualTo(2);
    }

    @Test
    void letsASubscriptionAccountSendOnceADayInShanghai() {
        sandbox.clock().set(Instant.parse("2027-06-05T15:59:00Z"));
        JsonObject first = send(text());

        JsonObject sameDay = send(text());
        sandbox.clock().set(Instant.parse("2027-06-05T16:00:00Z"));
        JsonObject nextDay = send(text());

        assertThat(first.getInteger("errcode")).isZero();
        assertThat(sameDay.getInteger("errcode")).isEqualTo(45028);
        assertThat(nextDay.getInteger("errcode")).isZero();
    }

    @Test
    void letsAServiceAccountSendFourTimesACalendarMonth() {
        sandbox.clock().set(Instant.parse("2027-06-30T15:00:00Z"));
        for (int i = 0; i < 4; i++) {
            assertThat(sendAs(serviceToken(), text()).getInteger("errcode")).isZero();
        }

        JsonObject fifth = sendAs(serviceToken(), text());
        sandbox.clock().set(Instant.parse("2027-06-30T16:00:00Z"));
        JsonObject nextMonth = sendAs(serviceToken(), text());

        assertThat(fifth.getInteger("errcode")).isEqualTo(45028);
        assertThat(nextMonth.getInteger("errcode")).isZero();
    }

    @Test
    void doesNotSpendQuotaOnAMessageItRefuses() {
        send(news("nothere"));

        assertThat(send(text()).getInteger("errcode")).isZero();
    }

    @Test
    void takesTheArticlesOfASentMessageBack() {
        JsonObject sent = send(news(sandbox.addDraft(article(sandbox.cover()), article(sandbox.cover()))
                .getString("media_id")));
        JsonObject id = new JsonObject().put("msg_id", sent.getLong("msg_id"));

        JsonObject tooEarly = sandbox.call("message/mass/delete", id);
        sandbox.clock().advance(Duration.ofSeconds(2));
        JsonObject noSuchArticle = sandbox.call("message/mass/delete", id.copy().put("article_idx", 3));
        JsonObject one = sandbox.call("message/mass/delete", id.copy().put("article_idx", 2));
        String afterOne = status(sent).getString("msg_status");
        JsonObject all = sandbox.call("message/mass/delete", id);

        assertThat(tooEarly.getInteger("errcode")).isEqualTo(40059);
        assertThat(noSuchArticle.getInteger("errcode")).isEqualTo(40060);
        assertThat(one.getInteger("errcode")).isZero();
        assertThat(afterOne).isEqualTo("SEND_SUCCESS");
        assertThat(all.getInteger("errcode")).isZero();
        assertThat(status(sent).getString("msg_status")).isEqualTo("DELETE");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("refused")
    void refusesAMessageThatCannotBeSent(String what, JsonObject message, int code) {
        JsonObject answer = send(message);

        assertThat(answer.getInteger("errcode")).as(what).isEqualTo(code);
    }

    static Stream<Arguments> refused() {
        JsonObject all = new JsonObject().put("is_to_all", true);
        JsonObject noText = new JsonObject().put("text", new JsonObject().put("content", " "));
        return Stream.of(
                Arguments.of("no filter", new JsonObject().put("msgtype", "text"), 40097),
                Arguments.of("neither all nor a tag", text().put("filter", new JsonObject()), 45159),
                Arguments.of("filter as text", text().put("filter", "all"), 47001),
                Arguments.of("to all as text", text().put("filter", new JsonObject().put("is_to_all", "yes")), 47001),
                Arguments.of("no type", new JsonObject().put("filter", all), 40008),
                Arguments.of("unknown type", text().put("msgtype", "poem"), 40008),
                Arguments.of("no draft", news(""), 41006),
                Arguments.of("unknown draft", news("nothere"), 40007),
                Arguments.of("no text", text().mergeIn(noText), 44004),
                Arguments.of("reprint 2", text().put("send_ignore_reprint", 2), 40097),
                Arguments.of("unknown voice", text().put("msgtype", "voice"), 40007),
                Arguments.of("key of 33", text().put("clientmsgid", "k".repeat(33)), 45067),
                Arguments.of("key as a number", text().put("clientmsgid", 7), 47001));
    }

    @Test
    void asksForANumberThatExists() {
        assertThat(sandbox.call("message/mass/get", new JsonObject().put("msg_id", "1"))
                        .getInteger("errcode"))
                .isEqualTo(40059);
        assertThat(sandbox.call("message/mass/get", new JsonObject().put("msg_id", new JsonArray()))
                        .getInteger("errcode"))
                .isEqualTo(47001);
    }

    private static JsonObject text() {
        return new JsonObject()
                .put("filter", new JsonObject().put("is_to_all", true))
                .put("text", new JsonObject().put("content", "今天是世界环境日"))
                .put("msgtype", "text");
    }

    private static JsonObject news(String draft) {
        return new JsonObject()
                .put("filter", new JsonObject().put("is_to_all", false).put("tag_id", 2))
                .put("mpnews", new JsonObject().put("media_id", draft))
                .put("msgtype", "mpnews")
                .put("send_ignore_reprint", 0);
    }

    private JsonObject send(JsonObject message) {
        // Asked anew each time: hours pass in these tests.
        return sendAs(sandbox.askToken(TestSandbox.APP, false).getString("access_token"), message);
    }

    private JsonObject sendAs(String token, JsonObject message) {
        return sandbox.call("message/mass/sendall", token, message);
    }

    private String serviceToken() {
        return sandbox.askToken(SERVICE_APP, false).getString("access_token");
    }

    private JsonObject status(JsonObject sent) {
        return sandbox.call("message/mass/get", new JsonObject().put("msg_id", sent.getLong("msg_id")));
    }
}
