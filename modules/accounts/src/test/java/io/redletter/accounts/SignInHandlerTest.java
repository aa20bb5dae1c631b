package io.redletter.accounts;

import static io.redletter.accounts.AccountsFixture.PASSWORD;
import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.http.Problems;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.handler.BodyHandler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(PlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInHandlerTest {
    private final Platform platform;
    private final AccountsFixture fixture;
    private HttpServer server;
    private WebClient client;
    private SignedIn session;
    private String token;

    SignInHandlerTest(Platform platform) {
        this.platform = platform;
        this.fixture = new AccountsFixture(platform);
    }

    @BeforeAll
    void serve() {
        User user = fixture.user("planner", fixture.unit("市", null), Role.PLANNER);
        session = await(fixture.service().signIn("planner", PASSWORD, "1.1.1.1"));
        token = await(fixture.service().createApiToken(user.actor(), "脚本")).token();
        Router router = Router.router(platform.vertx());
        router.route("/early").handler(fixture.accounts.signInHandler());
        router.route().handler(BodyHandler.create(false));
        router.route("/late").handler(fixture.accounts.signInHandler());
        router.route().handler(SignInHandlerTest::sayWhoIsThere).failureHandler(Problems::answer);
        router.route().failureHandler(Problems::answer);
        server =
                await(platform.vertx().createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
        client = WebClient.create(platform.vertx());
    }

    @AfterAll
    void stop() {
        client.close();
        await(server.close());
    }

    @Test
    void knowsTheHolderOfACookie() {
        HttpResponse<Buffer> answer = await(withCookie(get("/late")).send());

        assertThat(answer.bodyAsString()).isEqualTo("planner " + session.csrf() + " 0");
    }

    @Test
    void letsARequestGoOnWhereNobodyIsKnown() {
        HttpResponse<Buffer> nobody = await(get("/late").send());
        HttpResponse<Buffer> stale =
                await(get("/late").putHeader("Cookie", "redletter_session=gone").send());

        assertThat(nobody.bodyAsString()).isEqualTo("nobody  0");
        assertThat(stale.bodyAsString()).isEqualTo("nobody  0");
    }

    @Test
    void refusesAChangeUnderACookieWithoutItsToken() {
        HttpResponse<Buffer> bare = await(withCookie(post("/late")).sendBuffer(Buffer.buffer("x")));
        HttpResponse<Buffer> wrong = await(withCookie(post("/late"))
                .putHeader("X-CSRF-Token", "0".repeat(64))
                .sendBuffer(Buffer.buffer("x")));

        assertThat(bare.statusCode()).isEqualTo(403);
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(bare.bodyAsString()).contains("/problems/csrf");
    }

    @Test
    void letsAChangeThroughWithTheTokenInAHeaderOrInTheForm() {
        HttpResponse<Buffer> header = await(withCookie(post("/late"))
                .putHeader("X-CSRF-Token", session.csrf())
                .sendBuffer(Buffer.buffer("x")));
        HttpResponse<Buffer> form = await(withCookie(post("/late"))
                .sendForm(MultiMap.caseInsensitiveMultiMap()
                        .add("_csrf", session.csrf())
                        .add("name", "六五环境日")));

        assertThat(header.statusCode()).isEqualTo(200);
        assertThat(form.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, same-site, 403",
        "Sec-Fetch-Site, same-origin, 200",
        "Sec-Fetch-Site, none, 200",
        "Origin, https://evil.example, 403",
        "Origin, null, 403",
        "Origin, HERE, 200"
    })
    void refusesAChangeThatAnotherSiteAsksFor(String header, String value, int status) {
        String here = "http://127.0.0.1:" + server.actualPort();

        HttpResponse<Buffer> answer = await(withCookie(post("/late"))
                .putHeader("X-CSRF-Token", session.csrf())
                .putHeader(header, value.equals("HERE") ? here : value)
                .sendBuffer(Buffer.buffer("x")));

        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void knowsAProgramByItsTokenAndAsksItForNothingMore() {
        HttpResponse<Buffer> answer =
                await(post("/late").bearerTokenAuthentication(token).sendBuffer(Buffer.buffer("abc")));

        assertThat(answer.bodyAsString()).isEqualTo("planner  3");
    }

    @Test
    void refusesATokenOfOursThatIsNotKnownButLeavesOthersAlone() {
        HttpResponse<Buffer> ours =
                await(get("/late").bearerTokenAuthentication("rlt_abc_def").send());
        HttpResponse<Buffer> aPartners =
                await(get("/late").bearerTokenAuthentication("feed-key").send());

        assertThat(ours.statusCode()).isEqualTo(401);
        assertThat(aPartners.statusCode()).isEqualTo(200);
    }

    @Test
    void losesNothingOfABodyThatIsReadAfterIt() {
        Buffer large = Buffer.buffer(new byte[3_000_000]);

        HttpResponse<Buffer> answer =
                await(post("/early").bearerTokenAuthentication(token).sendBuffer(large));

        assertThat(answer.bodyAsString()).isEqualTo("planner  3000000");
    }

    @Test
    void givesACookieThatScriptsCannotReadAndTakesItBack() {
        Router router = Router.router(platform.vertx());
        router.get("/in").handler(context -> {
            fixture.accounts.cookie().give(context, session);
            context.end();
        });
        router.get("/out").handler(context -> {
            fixture.accounts.cookie().take(context);
            context.end();
        });
        HttpServer cookies =
                await(platform.vertx().createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));

        String in = await(client.get(cookies.actualPort(), "127.0.0.1", "/in").send())
                .getHeader("Set-Cookie");
        String out = await(client.get(cookies.actualPort(), "127.0.0.1", "/out").send())
                .getHeader("Set-Cookie");

        assertThat(in).contains("redletter_session=" + session.token(), "HTTPOnly", "SameSite=Lax", "Path=/");
        assertThat(out).contains("redletter_session=;", "Max-Age=0");
        await(cookies.close());
    }

    private static void sayWhoIsThere(RoutingContext context) {
        String login = Actors.find(context).map(Actor::login).orElse("nobody");
        int size = context.body().buffer() == null ? 0 : context.body().length();
        context.end(login + " " + Actors.csrf(context) + " " + size);
    }

    private HttpRequest<Buffer> get(String path) {
        return client.get(server.actualPort(), "127.0.0.1", path);
    }

    private HttpRequest<Buffer> post(String path) {
        return client.post(server.actualPort(), "127.0.0.1", path);
    }

    private HttpRequest<Buffer> withCookie(HttpRequest<Buffer> request) {
        return request.putHeader("Cookie", "redletter_session=" + session.token());
    }
}
