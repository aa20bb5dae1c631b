package io.redletter.campaign;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.accounts.Actor;
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
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.multipart.MultipartForm;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlansApiTest {
    private static final String PLAN = "2029年宣传实施方案\n世界水日开展活动不少于3场。\n";

    private final Platform platform;
    private final CampaignsFixture fixture;
    private HttpServer server;
    private WebClient client;
    private String token;

    PlansApiTest(Platform platform) {
        this.platform = platform;
        this.fixture = new CampaignsFixture(platform);
    }

    @BeforeAll
    void serve() {
        User planner = await(fixture.accounts
                .service()
                .createUser(
                        Actor.system("test"),
                        new NewUser(
                                "planner", "策划", List.of(Role.PLANNER), fixture.city.id(), "long enough 1", false)));
        token = await(fixture.accounts.service().createApiToken(planner.actor(), "测试"))
                .token();
        IdempotencyStore idempotency = new IdempotencyStore(platform);
        await(idempotency.start());
        var parts = fixture.campaigns.operations();
        Router api = await(new ApiRouter(
                        idempotency,
                        context -> Actors.find(context).map(Actor::id).orElse(""))
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
    void takesAFileAsItselfAsAFormAndAsText() throws Exception {
        JsonObject raw = json(
                201,
                request(HttpMethod.POST, "/plans?name=a.txt&title=%E7%94%B2")
                        .putHeader("Content-Type", "application/octet-stream"),
                Buffer.buffer(PLAN));
        JsonObject text = json(
                201,
                request(HttpMethod.POST, "/plans"),
                new JsonObject().put("text", PLAN).put("title", "乙"));
        MultipartForm form = MultipartForm.create()
                .attribute("title", "丙")
                .attribute("years", "2030")
                .textFileUpload("file", "方案.txt", Buffer.buffer(PLAN + "。"), "text/plain");
        HttpResponse<Buffer> sent = await(request(HttpMethod.POST, "/plans").sendMultipartForm(form));

        assertThat(raw.getString("title")).isEqualTo("甲");
        assertThat(text.getString("id")).isEqualTo(raw.getString("id"));
        assertThat(text.getInteger("reading")).isEqualTo(2);
        assertThat(sent.statusCode()).isEqualTo(201);
        assertThat(sent.bodyAsJsonObject().getJsonArray("years")).containsExactly(2030);
        assertThat(sent.getHeader("Location")).endsWith(sent.bodyAsJsonObject().getString("id"));
        try (var left = Files.list(platform.data().resolve("plans-incoming"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void carriesAnItemThroughItsDecisions() {
        String plan = "/plans/"
                + json(201, request(HttpMethod.POST, "/plans"), new JsonObject().put("text", "2031年科普实施方案\n世界水日\n"))
                        .getString("id");
        JsonObject item = json(200, request(HttpMethod.GET, plan), null)
                .getJsonArray("items")
                .getJsonObject(0);
        String at = plan + "/items/" + item.getString("id");

        JsonObject edited = json(
                200,
                request(HttpMethod.PATCH, at),
                new JsonObject().put("goal", "护水").put("version", item.getLong("version")));
        int stale = await(request(HttpMethod.PATCH, at)
                        .sendJsonObject(new JsonObject().put("goal", "别的").put("version", 1)))
                .statusCode();
        JsonObject accepted = json(200, request(HttpMethod.POST, at + "/accept"), null);
        int tooLate = await(request(HttpMethod.POST, at + "/reject").send()).statusCode();
        JsonObject open = json(200, request(HttpMethod.POST, at + "/reopen"), null);
        JsonObject again = json(200, request(HttpMethod.POST, plan + "/read"), null);

        assertThat(edited.getJsonObject("edited").getJsonObject("day").getString("goal"))
                .isEqualTo("护水");
        assertThat(stale).isEqualTo(409);
        assertThat(accepted.getJsonArray("made").getJsonObject(0).getString("what"))
                .isEqualTo("campaign");
        assertThat(tooLate).isEqualTo(409);
        assertThat(open.getString("decision")).isEqualTo("OPEN");
        assertThat(again.getJsonArray("items").size()).isEqualTo(1);
        assertThat(await(request(HttpMethod.DELETE, plan).send()).statusCode()).isEqualTo(204);
        assertThat(await(request(HttpMethod.GET, plan).send()).statusCode()).isEqualTo(404);
    }

    @Test
    void readsAPageAsWellAsAText() {
        JsonObject read = json(
                200,
                request(HttpMethod.POST, "/plans/read?name=a.html").putHeader("Content-Type", "text/html"),
                Buffer.buffer(
                        "<!doctype html><html><head><meta charset=utf-8></head><body><p>世界水日开展活动。</p></body></html>"));

        assertThat(read.getJsonArray("days").getJsonObject(0).getString("id")).isEqualTo("world-water-day");
    }

    @Test
    void refusesWhatIsTooLargeOrEmptyOrNobodys() {
        HttpResponse<Buffer> large = await(request(HttpMethod.POST, "/plans?name=a.txt")
                .putHeader("Content-Type", "text/plain")
                .sendBuffer(Buffer.buffer("日".repeat(300_000))));
        HttpResponse<Buffer> empty = await(request(HttpMethod.POST, "/plans").sendJsonObject(new JsonObject()));
        HttpResponse<Buffer> broken = await(request(HttpMethod.POST, "/plans")
                .putHeader("Content-Type", "application/json")
                .sendBuffer(Buffer.buffer("{\"text\":")));
        HttpResponse<Buffer> years = await(request(HttpMethod.POST, "/plans?years=soon&name=a.txt")
                .putHeader("Content-Type", "text/plain")
                .sendBuffer(Buffer.buffer(PLAN)));
        HttpResponse<Buffer> nobody =
                await(client.request(HttpMethod.POST, server.actualPort(), "127.0.0.1", "/api/v1/plans?name=a.txt")
                        .sendBuffer(Buffer.buffer(PLAN)));

        assertThat(large.statusCode()).isBetween(413, 422);
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(years.statusCode()).isEqualTo(422);
        assertThat(nobody.statusCode()).isEqualTo(401);
    }

    @Test
    void refusesAFormThatIsBrokenOrEmptyOrHoldsTwoFiles() {
        String file = "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\n\r\n世界水日\r\n";

        for (String path : List.of("/plans/read", "/plans")) {
            assertThat(form(path, "multipart/form-data; boundary=x", "--x--\r\n"))
                    .isBetween(400, 422);
            assertThat(form(path, "multipart/form-data; boundary=x", "rubbish")).isBetween(400, 422);
            assertThat(form(path, "multipart/form-data", "rubbish")).isEqualTo(400);
            assertThat(form(path, "multipart/form-data; boundary=x", file + file + "--x--\r\n"))
                    .isEqualTo(422);
        }
        assertThat(form("/plans/read", "multipart/form-data; boundary=x", file + "--x--\r\n"))
                .isEqualTo(200);
    }

    @Test
    void refusesABodyOfTheWrongShapeAtItsField() {
        refusesJson("/plans/read", "{\"text\":5}", "/text");
        refusesJson("/plans", "{\"text\":\"世界水日\",\"years\":2027}", "/years");
        refusesJson("/plans", "{\"text\":\"世界水日\",\"years\":[\"x\"]}", "/years/0");
        refusesJson("/plans", "[]", "");
    }

    private void refusesJson(String path, String body, String pointer) {
        HttpResponse<Buffer> answer = await(request(HttpMethod.POST, path)
                .putHeader("Content-Type", "application/json")
                .sendBuffer(Buffer.buffer(body)));

        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(422);
        assertThat(answer.bodyAsString()).contains("\"" + pointer + "\"").doesNotContain("java.");
    }

    private int form(String path, String type, String body) {
        return await(request(HttpMethod.POST, path)
                        .putHeader("Content-Type", type)
                        .sendBuffer(Buffer.buffer(body)))
                .statusCode();
    }

    @Test
    void carriesATargetFromItsBeginningToItsEnd() {
        JsonObject wanted = new JsonObject()
                .put("metric", "短视频")
                .put("value", 6)
                .put("comparator", ">=")
                .put("unit", "部")
                .put("period", "year")
                .put("firstYear", 2029)
                .put("lastYear", 2029);
        JsonObject made = json(201, request(HttpMethod.POST, "/targets"), wanted);
        String at = "/targets/" + made.getString("id");

        JsonObject changed = json(
                200, request(HttpMethod.PUT, at), wanted.copy().put("value", 8).put("version", 1));
        int stale = await(
                        request(HttpMethod.PUT, at).sendJsonObject(wanted.copy().put("version", 1)))
                .statusCode();
        JsonObject list = json(200, request(HttpMethod.GET, "/targets?year=2029"), null);
        int none = json(200, request(HttpMethod.GET, "/targets?year=1999"), null)
                .getJsonArray("items")
                .size();

        assertThat(changed.getInteger("value")).isEqualTo(8);
        assertThat(stale).isEqualTo(409);
        assertThat(list.getJsonArray("items").encode()).contains(made.getString("id"));
        assertThat(none).isZero();
        assertThat(await(request(HttpMethod.DELETE, at).send()).statusCode()).isEqualTo(204);
    }

    private HttpRequest<Buffer> request(HttpMethod method, String path) {
        return client.request(method, server.actualPort(), "127.0.0.1", "/api/v1" + path)
                .bearerTokenAuthentication(token);
    }

    private static JsonObject json(int status, HttpRequest<Buffer> request, Object body) {
        HttpResponse<Buffer> answer = await(
                body == null
                        ? request.send()
                        : body instanceof Buffer buffer
                                ? request.sendBuffer(buffer)
                                : request.sendJsonObject((JsonObject) body));
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(status);
        return answer.bodyAsJsonObject();
    }
}
