package io.redletter.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.sandbox.TestSandbox;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
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
    void listsEntriesNewestFirstSinceANumberOrATime() {
        sandbox.token();
        sandbox.clock().advance(Duration.ofSeconds(1));
        sandbox.draft();

        JsonArray all = entries("");
        JsonArray afterFirst = entries("?since=1");
        JsonArray afterTime = entries("?since=2027-06-05T00:00:01Z");

        assertThat(all).hasSize(3);
        assertThat(all.getJsonObject(0).getString("operation")).isEqualTo("draft/add");
        assertThat(all.getJsonObject(0).getString("account")).isEqualTo(TestSandbox.APP);
        assertThat(afterFirst).hasSize(2);
        assertThat(afterTime).hasSize(2);
        assertThat(entries("?limit=1")).hasSize(1);
        assertThat(entries("?target=webhook:partner")).isEmpty();
    }

    @Test
    void neverWritesCredentialsIntoItsAnswers() {
        String token = sandbox.token();
        sandbox.draft();

        String ledger = sandbox.get("/sandbox/ledger").body();

        assertThat(ledger).doesNotContain(token).doesNotContain(TestSandbox.SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "limit=ten", "since=yesterday"})
    void refusesAQueryItCannotAnswer(String query) {
        HttpResponse<String> answer = sandbox.get("/sandbox/ledger?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("query/" + query.substring(0, query.indexOf('=')));
    }

    @Test
    void countsAnUnknownKeyAsNothing() {
        JsonObject counts = sandbox.json("/sandbox/ledger/keys/never");

        assertThat(counts.getInteger("requests")).isZero();
        assertThat(counts.getInteger("effects")).isZero();
    }

    @Test
    void showsArticlesWithTheirLinks() {
        sandbox.call("freepublish/submit", new JsonObject().put("media_id", sandbox.draft()));
        sandbox.clock().advance(Duration.ofSeconds(2));

        JsonObject article =
                sandbox.json("/sandbox/articles").getJsonArray("articles").getJsonObject(0);

        assertThat(article.getString("title")).isEqualTo("世界环境日");
        assertThat(article.getString("content")).isEqualTo("<p>今天我们谈水。</p>");
        assertThat(article.getString("publishedAt")).isEqualTo("2027-06-05T00:00:02Z");
        assertThat(article.getString("status")).isEqualTo("published");
    }

    @Test
    void writesWhatOthersSentAsTextAndNotAsMarkup() {
        JsonObject article = TestSandbox.article(sandbox.cover()).put("title", "<b>题</b>");
        String draft = sandbox.addDraft(article).getString("media_id");
        sandbox.call("freepublish/submit", new JsonObject().put("media_id", draft));

        HttpResponse<String> page = sandbox.get("/");

        assertThat(page.body()).contains("&lt;b&gt;题&lt;/b&gt;").doesNotContain("<b>题</b>");
        assertThat(page.body()).contains("沙箱 · 演示", "#C8102E", "#FAF9F6", "#1D2329");
        assertThat(page.headers().firstValue("content-security-policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
    }

    private JsonArray entries(String query) {
        return sandbox.json("/sandbox/ledger" + query).getJsonArray("entries");
    }
}
