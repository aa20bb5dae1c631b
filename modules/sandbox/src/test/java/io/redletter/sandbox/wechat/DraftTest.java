package io.redletter.sandbox.wechat;

import static io.redletter.sandbox.TestSandbox.article;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.sandbox.TestSandbox;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
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

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DraftTest {
    private TestSandbox sandbox;
    private String cover;

    @BeforeAll
    void start(@TempDir Path directory) {
        sandbox = TestSandbox.start(directory);
        cover = sandbox.cover();
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @Test
    void keepsWhatItWasGivenByteForByte() {
        String content = "<section style=\"color:#c8102e\"><p>今天＝水 = a&amp;b</p><br/></section>";

        JsonObject kept =
                added(article(cover).put("content", content).put("digest", "摘要").put("extra", 1));

        assertThat(kept.getString("content")).isEqualTo(content);
        assertThat(kept.getString("title")).isEqualTo("世界环境日");
        assertThat(kept.getString("digest")).isEqualTo("摘要");
    }

    @Test
    void takesTheDigestFromTheTextWhereNoneIsGiven() {
        JsonObject kept = added(article(cover).put("content", "<p>" + "水".repeat(60) + "</p>"));

        assertThat(kept.getString("digest")).isEqualTo("水".repeat(54));
    }

    @ParameterizedTest(name = "takes out {0}")
    @MethodSource("filtered")
    void takesOutWhatThePlatformFilters(String given, String gone) {
        JsonObject kept = added(article(cover).put("content", "<p>留下</p>" + given));

        assertThat(kept.getString("content")).contains("留下").doesNotContain(gone);
    }

    static Stream<Arguments> filtered() {
        return Stream.of(
                Arguments.of("<script>alert(1)</script>", "alert"),
                Arguments.of("<p onclick=\"alert(1)\">x</p>", "onclick"),
                Arguments.of("<a href=\"javascript:alert(1)\">x</a>", "javascript"),
                Arguments.of("<img src=\"https://example.com/a.png\">", "example.com"),
                Arguments.of("<img src=\"http://127.0.0.1/wechat/media/unknown\">", "unknown"),
                Arguments.of("<iframe src=\"https://example.com\"></iframe>", "iframe"),
                Arguments.of("<p style=\"background:url(https://example.com/a.png)\">x</p>", "example.com"));
    }

    @Test
    void keepsPicturesThatWereUploaded() {
        String url = sandbox.upload("media/uploadimg", TestSandbox.JPG).getString("url");

        JsonObject kept = added(article(cover).put("content", "<p><img src=\"" + url + "\"></p>"));

        assertThat(kept.getString("content")).contains(url);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("fieldLimits")
    void holdsToTheLimitOfEachField(String what, JsonObject change, int code) {
        JsonObject answer = sandbox.addDraft(article(cover).mergeIn(change));

        assertThat(answer.getInteger("errcode", 0)).as(what).isEqualTo(code);
        assertThat(answer.containsKey("media_id")).isEqualTo(code == 0);
    }

    static Stream<Arguments> fieldLimits() {
        return Stream.of(
                field("title of 32", "title", "题".repeat(32), 0),
                field("title of 33", "title", "题".repeat(33), 45003),
                field("title of 32 beyond the BMP", "title", "𠮷".repeat(32), 0),
                field("blank title", "title", "  ", 40227),
                field("title as a number", "title", 5, 47001),
                field("author of 16", "author", "人".repeat(16), 0),
                field("author of 17", "author", "人".repeat(17), 45110),
                field("digest of 128", "digest", "摘".repeat(128), 0),
                field("digest of 129", "digest", "摘".repeat(129), 45004),
                field("content of 19,999", "content", "文".repeat(19_999), 0),
                field("content of 20,000", "content", "文".repeat(20_000), 45002),
                field("no content", "content", "", 45166),
                field("content that is only a script", "content", "<script>1</script>", 45166),
                field("content as an object", "content", new JsonObject(), 47001),
                field("source of 1 KB", "content_source_url", "h".repeat(1024), 0),
                field("source above 1 KB", "content_source_url", "h".repeat(1025), 45005),
                field("no cover", "thumb_media_id", "", 41006),
                field("cover that is not there", "thumb_media_id", "nothere", 40007),
                field("comments 2", "need_open_comment", 2, 40097),
                field("comments as text", "only_fans_can_comment", "1", 47001),
                field("another type", "article_type", "poem", 40097),
                field("picture message without pictures", "article_type", "newspic", 40097));
    }

    private static Arguments field(String what, String name, Object value, int code) {
        return Arguments.of(what, new JsonObject().put(name, value), code);
    }

    @Test
    void takesEightArticlesAndNoMore() {
        JsonObject[] eight = Stream.generate(() -> article(cover)).limit(8).toArray(JsonObject[]::new);
        JsonObject[] nine = Stream.generate(() -> article(cover)).limit(9).toArray(JsonObject[]::new);

        assertThat(sandbox.addDraft(eight).getString("media_id")).isNotBlank();
        assertThat(sandbox.addDraft(nine).getInteger("errcode")).isEqualTo(45008);
        assertThat(sandbox.addDraft().getInteger("errcode")).isEqualTo(44003);
    }

    @Test
    void takesAPictureMessage() {
        String image = sandbox.upload("material/add_material?type=image", TestSandbox.JPG)
                .getString("media_id");
        JsonArray list = new JsonArray().add(new JsonObject().put("image_media_id", image));

        JsonObject answer = sandbox.addDraft(new JsonObject()
                .put("article_type", "newspic")
                .put("title", "海报")
                .put("content", "说明")
                .put("image_info", new JsonObject().put("image_list", list)));

        assertThat(answer.getString("media_id")).isNotBlank();
    }

    @Test
    void rewritesCountsListsAndDeletes() {
        String id = sandbox.draft();
        int before = count();

        JsonObject updated = sandbox.call(
                "draft/update",
                new JsonObject()
                        .put("media_id", id)
                        .put("index", 0)
                        .put("articles", article(cover).put("title", "新题")));
        JsonObject listed =
                sandbox.call("draft/batchget", new JsonObject().put("offset", 0).put("count", 1));
        JsonObject deleted = sandbox.call("draft/delete", new JsonObject().put("media_id", id));

        assertThat(updated.getInteger("errcode")).isZero();
        assertThat(listed.getInteger("item_count")).isEqualTo(1);
        assertThat(listed.getJsonArray("item").encode()).contains("新题").contains(id);
        assertThat(deleted.getInteger("errcode")).isZero();
        assertThat(count()).isEqualTo(before - 1);
        assertThat(get(id).getInteger("errcode")).isEqualTo(40007);
    }

    private int count() {
        HttpResponse<String> answer = sandbox.get("/wechat/cgi-bin/draft/count?access_token=" + sandbox.token());
        return new JsonObject(answer.body()).getInteger("total_count");
    }

    private JsonObject added(JsonObject article) {
        String id = sandbox.addDraft(article).getString("media_id");
        return get(id).getJsonArray("news_item").getJsonObject(0);
    }

    private JsonObject get(String id) {
        return sandbox.call("draft/get", new JsonObject().put("media_id", id));
    }
}
