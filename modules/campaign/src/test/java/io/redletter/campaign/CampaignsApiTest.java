package io.redletter.campaign;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.accounts.Actors;
import io.redletter.accounts.NewUser;
import io.redletter.accounts.Role;
import io.redletter.accounts.User;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.http.ApiRouter;
import io.redletter.platform.http.IdempotencyStore;
import io.redletter.platform.http.OpenApiDocument;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignsApiTest {
    private final Platform platform;
    private final CampaignsFixture fixture;
    private HttpServer server;
    private WebClient client;
    private String token;

    CampaignsApiTest(Platform platform) {
        this.platform = platform;
        this.fixture = new CampaignsFixture(platform);
    }

    @BeforeAll
    void serve() {
        User planner = await(fixture.accounts
                .service()
                .createUser(
                        io.redletter.accounts.Actor.system("test"),
                        new NewUser(
                                "planner", "策划", List.of(Role.PLANNER), fixture.city.id(), "long enough 1", false)));
        token = await(fixture.accounts.service().createApiToken(planner.actor(), "测试"))
                .token();
        IdempotencyStore idempotency = new IdempotencyStore(platform);
        await(idempotency.start());
        var parts = fixture.campaigns.operations();
        Router api =
                await(new ApiRouter(idempotency, context -> Actors.of(context).id())
                        .build(platform.vertx(), OpenApiDocument.merge(parts), parts));
        Router site = Router.router(platform.vertx());
        site.route().handler(fixture.accounts.signInHandler());
        site.route("/api/v1/*").subRouter(api);
        server = await(platform.vertx().createHttpServer().requestHandler(site).listen(0, "127.0.0.1"));
        client = WebClient.create(platform.vertx());
    }

    @AfterAll
    void stop() {
        client.close();
        await(server.close());
    }

    @Test
    void showsTheDaysOfAYear() {
        HttpResponse<Buffer> answer = call(HttpMethod.GET, "/observances?year=2027", null);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.bodyAsString()).contains("\"world-environment-day\"", "2027-06-05", "by-rule");
    }

    @Test
    void carriesACampaignFromItsBeginningToItsEnd() {
        JsonObject made = call(
                        HttpMethod.POST,
                        "/campaigns",
                        new JsonObject()
                                .put("observanceId", "world-environment-day")
                                .put("year", 2027))
                .bodyAsJsonObject();
        String path = "/campaigns/" + made.getString("id");

        HttpResponse<Buffer> changed = call(
                HttpMethod.PATCH, path, new JsonObject().put("goal", "覆盖 10 万人").put("version", 1));
        HttpResponse<Buffer> stale =
                call(HttpMethod.PATCH, path, new JsonObject().put("goal", "别的").put("version", 1));
        HttpResponse<Buffer> cancelled = call(HttpMethod.POST, path + "/cancel", new JsonObject().put("reason", "改期"));

        assertThat(made.getString("start")).isEqualTo("2027-06-05");
        assertThat(changed.bodyAsJsonObject().getString("goal")).isEqualTo("覆盖 10 万人");
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(cancelled.bodyAsJsonObject().getString("state")).isEqualTo("CANCELLED");
        assertThat(call(HttpMethod.GET, path, null).bodyAsJsonObject().getInteger("version"))
                .isEqualTo(3);
        assertThat(call(HttpMethod.GET, "/campaigns?year=2027", null).bodyAsString())
                .contains(made.getString("id"));
    }

    @Test
    void namesAnUnknownObservance() {
        HttpResponse<Buffer> answer = call(
                HttpMethod.POST,
                "/campaigns",
                new JsonObject().put("observanceId", "nope").put("year", 2027));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(pointer(answer)).isEqualTo("/observanceId");
    }

    @Test
    void carriesAPushThroughItsSteps() {
        JsonObject made = plan("2027-06-05T08:00").bodyAsJsonObject();
        String path = "/pushes/" + made.getString("id");

        JsonObject armed = call(HttpMethod.POST, path + "/arm", null).bodyAsJsonObject();
        JsonObject moved = call(
                        HttpMethod.POST,
                        path + "/move",
                        new JsonObject().put("local", "2027-06-05T09:30:00").put("version", armed.getLong("version")))
                .bodyAsJsonObject();
        JsonObject held = call(HttpMethod.POST, path + "/hold", new JsonObject().put("reason", "等等"))
                .bodyAsJsonObject();
        JsonObject cancelled = call(HttpMethod.POST, path + "/cancel", new JsonObject().put("reason", "不发了"))
                .bodyAsJsonObject();

        assertThat(made.getString("due")).isEqualTo("2027-06-05T00:00:00Z");
        assertThat(made.getJsonArray("warnings")).isNotNull();
        assertThat(made.getJsonObject("late"))
                .isEqualTo(new JsonObject().put("kind", "SEND_WITHIN").put("seconds", 1800));
        assertThat(armed.getString("state")).isEqualTo("armed");
        assertThat(armed.getString("workHash")).isNotEmpty();
        assertThat(moved.getString("due")).isEqualTo("2027-06-05T01:30:00Z");
        assertThat(held.getString("state")).isEqualTo("held");
        assertThat(cancelled.getString("state")).isEqualTo("cancelled");
        assertThat(call(HttpMethod.GET, path, null).bodyAsJsonObject().getString("reason"))
                .isEqualTo("不发了");
    }

    @Test
    void filtersPushes() {
        JsonObject made = plan("2027-06-07T08:00").bodyAsJsonObject();
        String id = made.getString("id");
        String around = "&from=2027-06-07T07:59:00%2B08:00&until=2027-06-07T08:01:00%2B08:00";

        assertThat(ids("/pushes?state=planned" + around)).containsExactly(id);
        assertThat(ids("/pushes?state=armed" + around)).isEmpty();
        assertThat(ids("/pushes?work=" + made.getString("workId"))).containsExactly(id);
        assertThat(ids("/pushes?channel=" + made.getJsonArray("channelIds").getString(0)))
                .containsExactly(id);
        assertThat(call(HttpMethod.GET, "/pushes?from=yesterday", null).statusCode())
                .isEqualTo(422);
    }

    @Test
    void refusesWhatTheContractDoesNotKnow() {
        JsonObject wanted = wanted("2027-06-05 08:00");

        assertThat(pointer(call(HttpMethod.POST, "/pushes", wanted))).isEqualTo("/local");
        assertThat(call(HttpMethod.POST, "/pushes", wanted("2027-06-05T08:00").put("demo", true))
                        .statusCode())
                .isEqualTo(422);
        assertThat(pointer(call(
                        HttpMethod.POST,
                        "/pushes",
                        wanted("2027-06-05T08:00").put("late", new JsonObject().put("kind", "SEND_WITHIN")))))
                .isEqualTo("/late/seconds");
        assertThat(pointer(call(HttpMethod.POST, "/pushes", wanted("2027-02-30T08:00"))))
                .isEqualTo("/local");
    }

    @Test
    void readsAPlanAsJsonAndAsPlainText() {
        String text = "围绕世界地球日、六五环境日开展宣传。全年不少于12次。";

        HttpResponse<Buffer> json = call(HttpMethod.POST, "/plans/read", new JsonObject().put("text", text));
        HttpResponse<Buffer> plain = await(request(HttpMethod.POST, "/plans/read")
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .sendBuffer(Buffer.buffer(text)));

        assertThat(json.statusCode()).as(json.bodyAsString()).isEqualTo(200);
        assertThat(plain.statusCode()).as(plain.bodyAsString()).isEqualTo(200);
        assertThat(plain.bodyAsJsonObject()).isEqualTo(json.bodyAsJsonObject());
        assertThat(json.bodyAsString()).contains("world-environment-day");
    }

    private HttpResponse<Buffer> plan(String local) {
        HttpResponse<Buffer> made = call(HttpMethod.POST, "/pushes", wanted(local));
        assertThat(made.statusCode()).as(made.bodyAsString()).isEqualTo(201);
        return made;
    }

    private JsonObject wanted(String local) {
        Campaign campaign = fixture.campaign();
        return new JsonObject()
                .put("campaignId", campaign.id())
                .put(
                        "workId",
                        fixture.released(campaign, Instant.parse("2027-06-04T16:00:00Z"))
                                .id())
                .put(
                        "channelIds",
                        new JsonArray().add(fixture.channel(fixture.city).id()))
                .put("local", local);
    }

    private List<String> ids(String path) {
        HttpResponse<Buffer> answer = call(HttpMethod.GET, path, null);
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
        return answer.bodyAsJsonObject().getJsonArray("items").stream()
                .map(item -> ((JsonObject) item).getString("id"))
                .toList();
    }

    private static String pointer(HttpResponse<Buffer> answer) {
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(422);
        return answer.bodyAsJsonObject().getJsonArray("errors").getJsonObject(0).getString("pointer");
    }

    private HttpResponse<Buffer> call(HttpMethod method, String path, JsonObject body) {
        HttpRequest<Buffer> request = request(method, path);
        return await(body == null ? request.send() : request.sendJsonObject(body));
    }

    private HttpRequest<Buffer> request(HttpMethod method, String path) {
        return client.request(method, server.actualPort(), "127.0.0.1", "/api/v1" + path)
                .bearerTokenAuthentication(token);
    }

    @Test
    void givesTheFirstCascadeForANoticeConfirmedTwice() {
        JsonObject notice = notice("2031-09-20", "2031-09-26");
        JsonObject preview = call(HttpMethod.POST, "/cascades/preview", new JsonObject().put("notice", notice))
                .bodyAsJsonObject();
        JsonObject wish = new JsonObject().put("notice", notice).put("digest", preview.getString("digest"));

        HttpResponse<Buffer> first = call(HttpMethod.POST, "/cascades", wish);
        HttpResponse<Buffer> again = call(HttpMethod.POST, "/cascades", wish);
        HttpResponse<Buffer> other =
                call(HttpMethod.POST, "/cascades", wish.copy().put("notice", notice("2031-09-21", "2031-09-26")));

        assertThat(first.statusCode()).as(first.bodyAsString()).isEqualTo(201);
        assertThat(again.statusCode()).as(again.bodyAsString()).isEqualTo(201);
        assertThat(again.bodyAsJsonObject().getString("id"))
                .isEqualTo(first.bodyAsJsonObject().getString("id"));
        assertThat(other.statusCode()).isEqualTo(409);
    }

    @Test
    void namesTheFieldOfACascadeThatIsWrong() {
        Campaign campaign = fixture.campaign();
        JsonObject dates = new JsonObject()
                .put("id", campaign.id())
                .put("start", "2027-06-05")
                .put("end", "2027-06-01");
        JsonObject notice = notice("2032-09-20", "2032-09-26");

        assertThat(pointer(preview("campaign", dates))).isEqualTo("/campaign/end");
        assertThat(pointer(preview("notice", notice("2033-09-20", "2032-09-26").put("year", 2032))))
                .isEqualTo("/notice/start");
        assertThat(pointer(preview("notice", notice("2032-09-20", "2032-09-19"))))
                .isEqualTo("/notice/end");
        assertThat(pointer(preview("notice", notice.copy().put("title", "")))).isEqualTo("/notice/title");
        assertThat(pointer(call(
                        HttpMethod.POST,
                        "/cascades/preview",
                        new JsonObject().put("notice", notice).put("cancel", new JsonArray().add("nope")))))
                .isEqualTo("/cancel/0");
        assertThat(pointer(call(
                        HttpMethod.POST,
                        "/cascades",
                        new JsonObject().put("notice", notice).put("digest", "x"))))
                .isEqualTo("/digest");
    }

    @Test
    void saysWhichVersionIsMissingAndWhatToDo() {
        JsonObject rule = new JsonObject().put("type", "fixed").put("start", "03-03");
        JsonObject day = new JsonObject().put("name", "试日").put("rule", rule);
        String path = "/local-days/"
                + call(HttpMethod.POST, "/local-days", day).bodyAsJsonObject().getString("id");

        HttpResponse<Buffer> change = call(HttpMethod.PUT, path, day);
        HttpResponse<Buffer> remove = call(HttpMethod.POST, path + "/remove", new JsonObject());
        HttpResponse<Buffer> bare = call(HttpMethod.POST, path + "/remove", null);
        HttpResponse<Buffer> withdraw =
                call(HttpMethod.POST, "/notices/world-water-day/2027/withdraw", new JsonObject());

        assertThat(List.of(change, remove, bare, withdraw)).allSatisfy(answer -> {
            assertThat(pointer(answer)).isEqualTo("/version");
            assertThat(answer.bodyAsString()).contains("版本号").doesNotContain("Instance", "property");
        });
    }

    @Test
    void refusesTaskDaysThatContradictEachOtherOrMeanNothing() {
        String path = "/campaigns/" + fixture.campaign().id() + "/tasks";

        assertThat(pointer(task(path, "relative", "T-3", "deadline", "2027-01-01")))
                .isEqualTo("/relative");
        assertThat(pointer(task(path, "relative", "T-3 09:00", null, null))).isEqualTo("/relative");
        assertThat(pointer(task(path, "deadline", "1000-01-01", null, null))).isEqualTo("/deadline");
        assertThat(pointer(task(path, "deadline", "9999-12-31", null, null))).isEqualTo("/deadline");
        assertThat(task(path, "relative", "T-3", null, null).statusCode()).isEqualTo(201);
    }

    @Test
    void refusesACampaignWhoseYearIsNotThatOfItsFirstDay() {
        JsonObject wanted = new JsonObject()
                .put("observanceId", "world-environment-day")
                .put("year", 2027)
                .put("start", "2030-06-05");

        assertThat(pointer(call(HttpMethod.POST, "/campaigns", wanted))).isEqualTo("/year");
    }

    @Test
    void blamesTheRelativeTimeOfAPushThatIsPast() {
        JsonObject wanted = wanted("2027-06-05T08:00").putNull("local");
        wanted.remove("local");
        wanted.put("relative", "T-400 08:00");

        assertThat(pointer(call(HttpMethod.POST, "/pushes", wanted))).isEqualTo("/relative");
    }

    private HttpResponse<Buffer> task(String path, String field, String value, String other, String otherValue) {
        JsonObject wanted = new JsonObject().put("title", "定方案").put(field, value);
        return call(HttpMethod.POST, path, other == null ? wanted : wanted.put(other, otherValue));
    }

    private HttpResponse<Buffer> preview(String field, JsonObject wish) {
        return call(HttpMethod.POST, "/cascades/preview", new JsonObject().put(field, wish));
    }

    private static JsonObject notice(String start, String end) {
        return new JsonObject()
                .put("observanceId", "national-science-popularization-day")
                .put("year", Integer.valueOf(start.substring(0, 4)))
                .put("status", "announced")
                .put("start", start)
                .put("end", end)
                .put("title", "关于举办全国科普日活动的通知");
    }
}
