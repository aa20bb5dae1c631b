package io.redletter.accounts;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

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
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountsApiTest {
    private final Platform platform;
    private final AccountsFixture fixture;
    private HttpServer server;
    private WebClient client;
    private String admin;
    private String planner;
    private Unit unit;

    AccountsApiTest(Platform platform) {
        this.platform = platform;
        this.fixture = new AccountsFixture(platform);
    }

    @BeforeAll
    void serve() {
        unit = fixture.unit("市", null);
        admin = token(fixture.user("admin", unit, Role.ADMIN));
        planner = token(fixture.user("planner", unit, Role.PLANNER));
        IdempotencyStore idempotency = new IdempotencyStore(platform);
        await(idempotency.start());
        var parts = fixture.accounts.operations();
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
    void tellsWhoIsCalling() {
        JsonObject me = call(HttpMethod.GET, "/me", planner, null, "").bodyAsJsonObject();

        assertThat(me.getString("login")).isEqualTo("planner");
        assertThat(me.getJsonArray("roles")).containsExactly("PLANNER");
    }

    @Test
    void asksAStrangerToSignIn() {
        HttpResponse<Buffer> answer =
                await(client.get(server.actualPort(), "127.0.0.1", "/api/v1/me").send());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.bodyAsString()).contains("请先登录");
    }

    @Test
    void addsAUnitOnceHoweverOftenItIsAskedUnderOneKey() {
        JsonObject wanted = new JsonObject().put("name", "某县").put("parentId", unit.id());

        HttpResponse<Buffer> first = call(HttpMethod.POST, "/units", admin, wanted, "key-of-a-unit");
        HttpResponse<Buffer> again = call(HttpMethod.POST, "/units", admin, wanted, "key-of-a-unit");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.bodyAsJsonObject().getString("id"))
                .isEqualTo(first.bodyAsJsonObject().getString("id"));
        assertThat(first.bodyAsJsonObject().getJsonArray("path")).hasSize(2);
    }

    @Test
    void addsAPersonAndNeverShowsTheHash() {
        JsonObject wanted = new JsonObject()
                .put("login", "Editor.One")
                .put("name", "编辑")
                .put("roles", new JsonArray().add("EDITOR"))
                .put("unitId", unit.id())
                .put("password", "long enough 1");

        HttpResponse<Buffer> made = call(HttpMethod.POST, "/users", admin, wanted, "");
        HttpResponse<Buffer> all = call(HttpMethod.GET, "/users", planner, null, "");

        assertThat(made.statusCode()).as(made.bodyAsString()).isEqualTo(201);
        assertThat(made.bodyAsJsonObject().getString("login")).isEqualTo("editor.one");
        assertThat(all.bodyAsString())
                .contains("editor.one")
                .doesNotContain("argon2")
                .doesNotContain("assword");
    }

    @Test
    void namesTheFieldOfAnUnknownUnit() {
        JsonObject wanted = new JsonObject().put("name", "某县").put("parentId", "unit_none");

        HttpResponse<Buffer> answer = call(HttpMethod.POST, "/units", admin, wanted, "");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.bodyAsJsonObject()
                        .getJsonArray("errors")
                        .getJsonObject(0)
                        .getString("pointer"))
                .isEqualTo("/parentId");
    }

    @Test
    void refusesToRememberAnAnswerThatHoldsASecret() {
        JsonObject wanted = new JsonObject().put("name", "脚本");

        HttpResponse<Buffer> keyed = call(HttpMethod.POST, "/tokens", planner, wanted, "a-key-for-a-token");
        HttpResponse<Buffer> plain = call(HttpMethod.POST, "/tokens", planner, wanted, "");

        String secret = plain.bodyAsJsonObject().getString("token");
        assertThat(keyed.statusCode()).isEqualTo(400);
        assertThat(await(fixture.service().byApiToken(secret))).isPresent();
        assertThat(await(platform.mongo()
                                .list(platform.mongo()
                                        .collection("idempotency", Document.class)
                                        .find()
                                        .limit(100)))
                        .toString())
                .doesNotContain("rlt_");
    }

    @Test
    void showsTheTrailToAdministratorsOnly() {
        HttpResponse<Buffer> seen = call(HttpMethod.GET, "/audit?limit=5", admin, null, "");
        HttpResponse<Buffer> walked = call(HttpMethod.GET, "/audit/verification", admin, null, "");
        HttpResponse<Buffer> refused = call(HttpMethod.GET, "/audit", planner, null, "");

        assertThat(seen.bodyAsJsonObject().getJsonArray("items")).isNotEmpty();
        assertThat(walked.bodyAsJsonObject().getBoolean("intact")).isTrue();
        assertThat(refused.statusCode()).isEqualTo(403);
    }

    private String token(User user) {
        return await(fixture.service().createApiToken(user.actor(), "测试")).token();
    }

    private HttpResponse<Buffer> call(HttpMethod method, String path, String token, JsonObject body, String key) {
        var request = client.request(method, server.actualPort(), "127.0.0.1", "/api/v1" + path)
                .bearerTokenAuthentication(token);
        if (!key.isEmpty()) {
            request.putHeader("Idempotency-Key", key);
        }
        return await(body == null ? request.send() : request.sendJsonObject(body));
    }
}
