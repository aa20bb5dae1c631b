package io.redletter.sandbox.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.sandbox.TestSandbox;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArticleFiguresTest {
    private TestSandbox sandbox;
    private String dataId;

    @BeforeEach
    void start(@TempDir Path directory) {
        sandbox = TestSandbox.start(directory);
        dataId = sandbox.call("freepublish/submit", new JsonObject().put("media_id", sandbox.draft()))
                .getString("msg_data_id");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void hasADayFromEightOClockOfTheNextOn() {
        sandbox.clock().set(Instant.parse("2027-06-05T23:59:00Z"));
        assertThat(article("2027-06-05").getJsonArray("detail_list")).isEmpty();

        sandbox.clock().set(Instant.parse("2027-06-06T00:00:00Z"));
        JsonObject article = article("2027-06-05");

        assertThat(article.getString("msgid")).isEqualTo(dataId + "_1");
        assertThat(day(article, 0).getString("stat_date")).isEqualTo("2027-06-05");
        assertThat(day(article, 0).getLong("read_user")).isPositive();
    }

    @Test
    void saysMoreOfTheSameDayADayLaterAndThenTheSame() {
        sandbox.clock().set(Instant.parse("2027-06-06T01:00:00Z"));
        long first = day(article("2027-06-05"), 0).getLong("read_user");

        sandbox.clock().advance(Duration.ofDays(1));
        long restated = day(article("2027-06-05"), 0).getLong("read_user");
        long untilSecondDay = day(article("2027-06-05"), 1).getLong("read_user");

        sandbox.clock().advance(Duration.ofDays(1));
        long inTheEnd = day(article("2027-06-05"), 0).getLong("read_user");

        assertThat(restated).isGreaterThan(first).isEqualTo(inTheEnd);
        assertThat(untilSecondDay).isGreaterThan(restated);
    }

    @Test
    void refusesTodayAndWhatIsNoDay() {
        assertThat(ask("2027-06-05").getInteger("errcode")).isEqualTo(61501);
        assertThat(ask("2027-13-05").getInteger("errcode")).isEqualTo(61500);
        assertThat(ask("yesterday").getInteger("errcode")).isEqualTo(61500);
    }

    private JsonObject article(String day) {
        return ask(day).getJsonArray("list").getJsonObject(0);
    }

    private static JsonObject day(JsonObject article, int number) {
        JsonArray days = article.getJsonArray("detail_list");
        return days.getJsonObject(number);
    }

    private JsonObject ask(String day) {
        String body =
                new JsonObject().put("begin_date", day).put("end_date", day).encode();
        String token = sandbox.askToken(TestSandbox.APP, false).getString("access_token");
        return new JsonObject(sandbox.send(sandbox.to("/wechat/datacube/getarticletotaldetail?access_token=" + token)
                        .POST(BodyPublishers.ofString(body)))
                .body());
    }
}
