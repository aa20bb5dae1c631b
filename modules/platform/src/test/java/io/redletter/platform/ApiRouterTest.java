package io.redletter.platform;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.platform.http.Api;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.ApiRouter;
import io.redletter.platform.http.IdempotencyStore;
import io.redletter.platform.http.OpenApiDocument;
import io.redletter.platform.http.Reply;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(PlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public class ApiRouterTest implements ApiOperations {
    public record NewNote(String title, LocalDate day, List<String> tags) {}

    private final Platform platform;
    private final List<String> made = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private WebClient client;

    ApiRouterTest(Platform platform) {
        this.platform = platform;
    }

    @Override
    public String contract() {
        return "openapi/notes.yaml";
    }

    @Override
    public void bind(Api api) {
        api.on("createNote", call -> {
            String id = call.newId("note");
            made.add(id);
            return Future.succeededFuture(Reply.created(
                    "/api/v1/notes/" + id,
                    Map.of("id", id, "title", call.body(NewNote.class).title())));
        });
        api.on("dropNotes", call -> Future.succeededFuture(Reply.noContent()));
        api.on(
                "listNotes",
                call -> call.instant("since").isPresent()
                        ? Future.succeededFuture(Reply.noContent())
                        : Future.failedFuture(new IllegalStateException("secret inner detail")));
    }

    @BeforeAll
    void serve() {
        IdempotencyStore idempotency = new IdempotencyStore(platform);
        await(idempotency.start());
        ApiRouter api = new ApiRouter(idempotency, context -> "someone", ApiRouterTest::door);
        server = await(api.build(platform.vertx(), OpenApiDocument.merge(List.of(this)), List.of(this))
                .compose(router -> {
                    Router site = Router.router(platform.vertx());
                    site.route("/api/v1/*").subRouter(router);
                    return platform.vertx()
                            .createHttpServer()
                            .requestHandler(site)
                            .listen(0, "127.0.0.1");
                }));
        client = WebClient.create(platform.vertx());
    }

    @AfterAll
    void stop() {
        client.close();
        await(server.close());
    }

    @Test
    void carriesOutWhatTheContractAllows() {
        HttpResponse<Buffer> answer = post("{\"title\":\"世界地球日\",\"day\":\"2027-04-22\"}", "");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.bodyAsJsonObject().getString("title")).isEqualTo("世界地球日");
        assertThat(answer.getHeader("Location"))
                .endsWith(answer.bodyAsJsonObject().getString("id"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"title":"a"}                                    | 422 | day
                    {"title":"a","day":"tomorrow"}                   | 422 | /day
                    {"title":"a","day":"2027-02-30"}                 | 422 | /day: 格式不对
                    {"title":"12345678901","day":"2027-04-22"}       | 422 | /title: 太长
                    {"title":7,"day":"2027-04-22"}                   | 422 | /title
                    {"title":"a","day":"2027-04-22","other":1}       | 422 | other
                    {"title":"a","day":"2027-04-22","tags":["123456"]} | 422 | /tags/0
                    {"title":"a","day":"2027-04-22","settings":{"url":7}} | 422 | /settings/url: 类型不对
                    {"title":"a","day":"2027-04-22","settings":{"url":"123456"}} | 422 | /settings/url: 太长
                    {"title":"a","day":"2027-04-22","settings":{}}   | 422 | /settings: 至少写一项
                    {"title":"a","day":                              | 400 | JSON
                    []                                               | 422 |
                    """)
    void refusesABadBodyAndNamesTheField(String body, int status, String named) {
        HttpResponse<Buffer> answer = post(body, "");

        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(status);
        assertThat(answer.getHeader("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.bodyAsString()).contains(named == null ? "" : named);
    }

    @Test
    void letsNobodyUnknownLearnWhatTheContractWouldSay() {
        for (String body : List.of("", "{}", "{not json", "x".repeat(2 << 20))) {
            HttpResponse<Buffer> answer = await(client.post(server.actualPort(), "127.0.0.1", "/api/v1/notes")
                    .putHeader("Content-Type", "application/json")
                    .putHeader("X-Stranger", "yes")
                    .sendBuffer(Buffer.buffer(body)));

            assertThat(answer.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void letsAnybodyInWhereTheContractNeedsNoSignIn() {
        HttpResponse<Buffer> answer = await(client.delete(server.actualPort(), "127.0.0.1", "/api/v1/notes")
                .putHeader("X-Stranger", "yes")
                .send());

        assertThat(answer.statusCode()).isEqualTo(204);
    }

    @Test
    void keepsOfATextWhatCanBeSeen() {
        HttpResponse<Buffer> answer = post("{\"title\":\"六\\u0000五\\u202e\\ud800\",\"day\":\"2027-04-22\"}", "");

        assertThat(answer.bodyAsJsonObject().getString("title")).isEqualTo("六五");
    }

    @ParameterizedTest
    @CsvSource({
        "2027-06-05T08:00:00%2B08:00, 204",
        "2027-06-05, 422",
        "%2B999999999-01-01T00:00:00Z, 422",
        "-0001-01-01T00:00:00Z, 422"
    })
    void readsAnInstantOfAYearThatCanBeKept(String since, int status) {
        HttpResponse<Buffer> answer = await(client.get(server.actualPort(), "127.0.0.1", "/api/v1/notes?since=" + since)
                .send());

        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(status);
    }

    @Test
    void putsAJsonPointerToTheFieldIntoTheProblem() {
        JsonObject problem = post("{\"title\":\"a\",\"day\":\"2027-04-22\",\"tags\":[\"ok\",\"123456\"]}", "")
                .bodyAsJsonObject();

        JsonArray errors = problem.getJsonArray("errors");

        assertThat(errors.getJsonObject(0).getString("pointer")).isEqualTo("/tags/1");
        assertThat(problem.getString("instance")).isNotBlank();
    }

    @Test
    void refusesABodyOfTenMebibytes() {
        HttpResponse<Buffer> answer = post("x".repeat(10 * 1024 * 1024), "");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.getHeader("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void refusesAnUnknownAddressAndAWrongQuery() {
        assertThat(await(client.get(server.actualPort(), "127.0.0.1", "/api/v1/nowhere")
                                .send())
                        .statusCode())
                .isEqualTo(404);
        assertThat(await(client.get(server.actualPort(), "127.0.0.1", "/api/v1/notes?limit=many")
                                .send())
                        .statusCode())
                .isBetween(400, 422);
    }

    @Test
    void tellsNothingOfAFaultsInside() {
        HttpResponse<Buffer> answer = await(
                client.get(server.actualPort(), "127.0.0.1", "/api/v1/notes").send());

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.bodyAsString()).doesNotContain("secret inner detail").doesNotContain("Exception");
    }

    @Test
    void answersARepeatUnderTheSameKeyAsTheFirstTime() {
        String body = "{\"title\":\"地球\",\"day\":\"2027-04-22\"}";
        HttpResponse<Buffer> first = post(body, "key-0001");
        int madeSoFar = made.size();

        HttpResponse<Buffer> second = post(body, "key-0001");

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.bodyAsJsonObject()).isEqualTo(first.bodyAsJsonObject());
        assertThat(made).hasSize(madeSoFar);
    }

    @Test
    void refusesAKeyThatServedAnotherRequest() {
        post("{\"title\":\"a\",\"day\":\"2027-04-22\"}", "key-0002");

        HttpResponse<Buffer> answer = post("{\"title\":\"b\",\"day\":\"2027-04-22\"}", "key-0002");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.bodyAsString()).contains("idempotency-key-reused");
    }

    private static void door(RoutingContext context) {
        if (context.request().getHeader("X-Stranger") != null) {
            throw new RefusedException(401, "unauthenticated", "nobody", null);
        }
    }

    private HttpResponse<Buffer> post(String body, String key) {
        var request = client.post(server.actualPort(), "127.0.0.1", "/api/v1/notes")
                .putHeader("Content-Type", "application/json");
        if (!key.isEmpty()) {
            request.putHeader("Idempotency-Key", key);
        }
        return await(request.sendBuffer(Buffer.buffer(body)));
    }
}
