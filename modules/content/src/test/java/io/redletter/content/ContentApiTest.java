package io.redletter.content;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.SettableClock;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(PlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContentApiTest {
    private final Newsroom room;
    private final SettableClock clock;
    private final String reviewer;
    private final String planner;

    ContentApiTest(Platform platform, SettableClock clock) {
        this.clock = clock;
        room = new Newsroom(platform);
        reviewer = await(room.accounts.service().createApiToken(room.reviewer, "test"))
                .token();
        planner = await(room.accounts.service().createApiToken(room.planner, "test"))
                .token();
    }

    @AfterAll
    void close() {
        room.close();
    }

    @Test
    void bringsAWorkFromItsFirstWordToThePublic() {
        JsonObject work = post(room.writerToken, "/works", body("全程")).bodyAsJsonObject();
        String path = "/works/" + work.getString("id");
        JsonObject saved = post(
                        room.writerToken,
                        path + "/versions",
                        new JsonObject()
                                .put("expectedHead", 0)
                                .put("title", "全程")
                                .put("bodyHtml", "<p>文</p><script>x</script>"))
                .bodyAsJsonObject();
        post(room.writerToken, path + "/submit", new JsonObject().put("number", 1));
        JsonObject verdict = new JsonObject()
                .put("number", 1)
                .put("hash", saved.getJsonObject("version").getString("hash"))
                .put("verdict", "APPROVED");
        JsonObject approved = post(reviewer, path + "/reviews", verdict).bodyAsJsonObject();
        JsonObject planned = post(
                        planner,
                        path + "/release",
                        new JsonObject()
                                .put("at", clock.instant().plusSeconds(30).toString()))
                .bodyAsJsonObject();
        clock.set(clock.instant().plusSeconds(30));
        room.reached(await(room.service().get(work.getString("id"))), WorkState.RELEASED);

        assertThat(saved.getJsonArray("notes").getString(0)).contains("<script>");
        assertThat(approved.getString("state")).isEqualTo("APPROVED");
        assertThat(planned.getString("releaseAt")).isNotNull();
        assertThat(room.get("/h5/" + work.getString("slug")).statusCode()).isEqualTo(200);
        assertThat(items(path + "/reviews")).isEqualTo(1);
        assertThat(items(path + "/versions")).isEqualTo(1);
        assertThat(items(path + "/releases")).isEqualTo(1);
        assertThat(get(path + "/versions/1").getString("bodyHtml")).isEqualTo("<p>文</p>");
    }

    @Test
    void answersARepeatedCreationWithTheSameWork() {
        JsonObject wanted = body("重复创建");

        JsonObject first = await(room.asWriter(HttpMethod.POST, "/api/v1/works")
                        .putHeader("Idempotency-Key", "key-00000001")
                        .sendJsonObject(wanted))
                .bodyAsJsonObject();
        JsonObject again = await(room.asWriter(HttpMethod.POST, "/api/v1/works")
                        .putHeader("Idempotency-Key", "key-00000001")
                        .sendJsonObject(wanted))
                .bodyAsJsonObject();

        assertThat(again.getString("id")).isEqualTo(first.getString("id"));
        assertThat(get("/works/" + first.getString("id")).getString("title")).isEqualTo("重复创建");
    }

    @Test
    void listsByStateAndCampaign() {
        post(room.writerToken, "/works", body("列表").put("campaignId", "camp_list"));

        assertThat(items("/works?campaign=camp_list")).isEqualTo(1);
        assertThat(items("/works?campaign=camp_list&state=DRAFT")).isEqualTo(1);
        assertThat(items("/works?campaign=camp_list&state=RELEASED")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"campaignId\":\"c\",\"kind\":\"H5\"}                                  | 422 | title",
                "{\"campaignId\":\"c\",\"kind\":\"H5\",\"title\":\"\"}                    | 422 | /title",
                "{\"campaignId\":\"c\",\"kind\":\"GAME\",\"title\":\"t\"}                 | 422 | /kind",
                "{\"campaignId\":\"c\",\"kind\":\"H5\",\"title\":7}                       | 422 | /title",
                "{\"campaignId\":\"c\",\"kind\":\"H5\",\"title\":\"t\",\"slug\":\"A B\"}  | 422 | /slug",
                "{\"campaignId\":\"c\",\"kind\":\"H5\",\"title\":\"t\",\"demo\":true}     | 422 | demo",
                "{\"campaignId\":                                                        | 400 | ''"
            })
    void refusesABodyThatDoesNotFitAndPointsAtTheField(String json, int status, String pointer) {
        HttpResponse<Buffer> answer = await(room.asWriter(HttpMethod.POST, "/api/v1/works")
                .putHeader("Content-Type", "application/json")
                .sendBuffer(Buffer.buffer(json)));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.getHeader("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.bodyAsString()).contains(pointer);
    }

    @Test
    void refusesASlugThatIsTaken() {
        assertThat(post(room.writerToken, "/works", body("甲").put("slug", "only-one"))
                        .statusCode())
                .isEqualTo(201);

        HttpResponse<Buffer> second = post(room.writerToken, "/works", body("乙").put("slug", "only-one"));

        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(second.bodyAsJsonObject()
                        .getJsonArray("errors")
                        .getJsonObject(0)
                        .getString("pointer"))
                .isEqualTo("/slug");
    }

    @Test
    void refusesWhoHasNotSignedInAndWhoMayNot() {
        HttpResponse<Buffer> stranger =
                await(room.request(HttpMethod.GET, "/api/v1/works").send());
        HttpResponse<Buffer> planning = post(planner, "/works", body("无权"));

        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(planning.statusCode()).isEqualTo(403);
    }

    private static JsonObject body(String title) {
        return new JsonObject().put("campaignId", "camp_1").put("kind", "H5").put("title", title);
    }

    private HttpResponse<Buffer> post(String token, String path, JsonObject body) {
        return await(room.request(HttpMethod.POST, "/api/v1" + path)
                .bearerTokenAuthentication(token)
                .sendJsonObject(body));
    }

    private JsonObject get(String path) {
        return await(room.asWriter(HttpMethod.GET, "/api/v1" + path).send()).bodyAsJsonObject();
    }

    private int items(String path) {
        return get(path).getJsonArray("items").size();
    }
}
