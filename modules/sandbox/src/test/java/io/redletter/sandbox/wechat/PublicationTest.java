package io.redletter.sandbox.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.sandbox.TestSandbox;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicationTest {
    private static final JsonObject FIRST_PAGE =
            new JsonObject().put("offset", 0).put("count", 20);

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
    void isPublishingForAMomentAndThenOut() {
        JsonObject submitted = submit(sandbox.draft());

        JsonObject atOnce = status(submitted);
        sandbox.clock().advance(Duration.ofSeconds(2));
        JsonObject later = status(submitted);

        assertThat(submitted.getInteger("errcode")).isZero();
        assertThat(atOnce.getInteger("publish_status")).isEqualTo(1);
        assertThat(later.getInteger("publish_status")).isZero();
        assertThat(later.getString("article_id")).isNotBlank();
        assertThat(later.getJsonObject("article_detail").getInteger("count")).isEqualTo(1);
    }

    @Test
    void opensTheArticleAtItsLink() {
        String path = pathOf(published());

        HttpResponse<String> page = sandbox.get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("世界环境日", "今天我们谈水", "沙箱 · 演示");
    }

    @Test
    void showsNoPageBeforeItIsPublished() {
        submit(sandbox.draft());

        String url = sandbox.json("/sandbox/articles")
                .getJsonArray("articles")
                .getJsonObject(0)
                .getString("url");

        assertThat(sandbox.get(URI.create(url).getPath()).statusCode()).isEqualTo(404);
    }

    @Test
    void publishesADraftOnceBecauseTheDraftIsGone() {
        String draft = sandbox.draft();
        submit(draft);

        JsonObject again = submit(draft);
        JsonObject counts = sandbox.json("/sandbox/ledger/keys/" + draft);

        assertThat(again.getInteger("errcode")).isEqualTo(40007);
        assertThat(counts.getInteger("requests")).isEqualTo(2);
        assertThat(counts.getInteger("effects")).isEqualTo(1);
    }

    @Test
    void listsWhatIsOutAndForgetsWhatWasDeleted() {
        JsonObject status = published();
        String article = status.getString("article_id");

        JsonObject before = sandbox.call("freepublish/batchget", FIRST_PAGE);
        JsonObject deleted = sandbox.call("freepublish/delete", new JsonObject().put("article_id", article));
        JsonObject after = sandbox.call("freepublish/batchget", FIRST_PAGE);

        assertThat(before.getJsonArray("item").getJsonObject(0).getString("article_id"))
                .isEqualTo(article);
        assertThat(deleted.getInteger("errcode")).isZero();
        assertThat(after.getInteger("total_count")).isZero();
        assertThat(status(status).getInteger("publish_status")).isEqualTo(5);
        assertThat(sandbox.get(pathOf(status)).statusCode()).isEqualTo(410);
    }

    @Test
    void givesAPublishedArticleBack() {
        String article = published().getString("article_id");

        JsonObject answer = sandbox.call("freepublish/getarticle", new JsonObject().put("article_id", article));

        assertThat(answer.getJsonArray("news_item").getJsonObject(0).getString("title"))
                .isEqualTo("世界环境日");
    }

    @ParameterizedTest
    @CsvSource({
        "freepublish/get, publish_id, 99, 40035",
        "freepublish/get, publish_id, none, 40035",
        "freepublish/getarticle, article_id, none, 53600",
        "freepublish/delete, article_id, none, 53600",
        "freepublish/submit, media_id, none, 40007",
        "freepublish/submit, other, none, 41006",
    })
    void refusesIdsThatAreNone(String operation, String field, String id, int code) {
        JsonObject answer = sandbox.call(operation, new JsonObject().put(field, id));

        assertThat(answer.getInteger("errcode")).isEqualTo(code);
    }

    private JsonObject submit(String draft) {
        return sandbox.call("freepublish/submit", new JsonObject().put("media_id", draft));
    }

    private JsonObject status(JsonObject answer) {
        return sandbox.call("freepublish/get", new JsonObject().put("publish_id", answer.getString("publish_id")));
    }

    private JsonObject published() {
        JsonObject submitted = submit(sandbox.draft());
        sandbox.clock().advance(Duration.ofSeconds(2));
        return status(submitted);
    }

    private static String pathOf(JsonObject status) {
        JsonObject item =
                status.getJsonObject("article_detail").getJsonArray("item").getJsonObject(0);
        return URI.create(item.getString("article_url")).getPath();
    }
}
