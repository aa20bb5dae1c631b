package io.redletter.content;

import static io.redletter.platform.TestPlatform.await;

import io.redletter.accounts.Accounts;
import io.redletter.accounts.AccountsConfig;
import io.redletter.accounts.Actor;
import io.redletter.accounts.NewUnit;
import io.redletter.accounts.NewUser;
import io.redletter.accounts.Role;
import io.redletter.accounts.Unit;
import io.redletter.accounts.User;
import io.redletter.agenda.Agenda;
import io.redletter.agenda.AgendaConfig;
import io.redletter.platform.Ids;
import io.redletter.platform.Platform;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.ApiRouter;
import io.redletter.platform.http.IdempotencyStore;
import io.redletter.platform.http.OpenApiDocument;
import io.redletter.platform.template.Templates;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A department at work: accounts, a running agenda, content, and its doors on a loopback port. */
final class Newsroom implements AutoCloseable {
    static final String PUBLIC_URL = "https://red.example.cn";
    static final AgendaConfig QUICK = new AgendaConfig(
            Duration.ofMillis(200),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofMillis(10),
            Duration.ofSeconds(5),
            false);
    private static final AccountsConfig CHEAP = new AccountsConfig(
            false,
            Duration.ofDays(3650),
            Duration.ofDays(3650),
            Duration.ofDays(3650),
            10,
            new AccountsConfig.Argon(64, 1, 1));

    final Platform platform;
    final Accounts accounts;
    final Agenda agenda;
    final Content content;
    final Unit unit;
    final Actor writer;
    final Actor reviewer;
    final Actor planner;
    final String writerToken;
    private final HttpServer server;
    private final WebClient client;

    Newsroom(Platform platform) {
        this(platform, new ContentConfig(PUBLIC_URL, 3, 1, 4));
    }

    Newsroom(Platform platform, ContentConfig config) {
        this.platform = platform;
        accounts = new Accounts(platform, CHEAP);
        await(accounts.start());
        unit = await(accounts.service()
                .createUnit(Actor.system("test"), new NewUnit("示范市委宣传部", "Publicity", null, "湖北省", true)));
        writer = person("writer", Role.EDITOR);
        reviewer = person("reviewer", Role.REVIEWER);
        planner = person("planner", Role.PLANNER);
        writerToken = await(accounts.service().createApiToken(writer, "test")).token();
        agenda = new Agenda(platform, QUICK);
        Templates templates = Templates.open(Path.of("../../templates"));
        content = new Content(
                platform,
                config,
                accounts,
                agenda,
                templates,
                (work, channel, unitId) -> "tok-" + channel + "-" + unitId);
        await(content.start());
        await(agenda.start());
        server = await(doors(content));
        client = WebClient.create(platform.vertx(), new WebClientOptions().setFollowRedirects(false));
    }

    Actor person(String login, Role role) {
        User user = await(accounts.service()
                .createUser(
                        Actor.system("test"),
                        new NewUser(Ids.next(login), login, List.of(role), unit.id(), "long-enough-" + login, true)));
        return user.actor();
    }

    /** The doors of this content on a port of their own. */
    io.vertx.core.Future<HttpServer> doors(Content open) {
        Vertx vertx = platform.vertx();
        IdempotencyStore idempotency = new IdempotencyStore(platform);
        List<ApiOperations> operations = open.operations();
        return new ApiRouter(idempotency, context -> "")
                .build(vertx, OpenApiDocument.merge(operations), operations)
                .compose(api -> {
                    Router site = Router.router(vertx);
                    site.route().handler(accounts.signInHandler());
                    site.route("/api/v1/*").subRouter(api);
                    open.routes().forEach(routes -> routes.mount(site));
                    return vertx.createHttpServer().requestHandler(site).listen(0, "127.0.0.1");
                });
    }

    int port() {
        return server.actualPort();
    }

    HttpRequest<Buffer> request(HttpMethod method, String path) {
        return client.request(method, server.actualPort(), "127.0.0.1", path);
    }

    HttpRequest<Buffer> asWriter(HttpMethod method, String path) {
        return request(method, path).bearerTokenAuthentication(writerToken);
    }

    HttpResponse<Buffer> get(String path) {
        return await(request(HttpMethod.GET, path).send());
    }

    ContentService service() {
        return content.service();
    }

    Work begun(WorkKind kind, String title) {
        return await(service().createWork(writer, new NewWork("camp_1", kind, title, null, null, false)));
    }

    static Draft draft(String title, String body) {
        return new Draft(title, "摘要", body, null, null, null);
    }

    SavedVersion saved(Work work, Draft draft) {
        Work now = await(service().get(work.id()));
        return await(service().saveVersion(writer, work.id(), now.headNumber(), draft));
    }

    Work submitted(Work work) {
        return await(service()
                .submit(writer, work.id(), await(service().get(work.id())).headNumber()));
    }

    Work approved(Work work) {
        Work now = await(service().get(work.id()));
        WorkVersion head = await(service().version(now.id(), now.headNumber()));
        return await(service().review(reviewer, now.id(), head.number(), head.hash(), Verdict.APPROVED, ""));
    }

    /** From nothing to approved. */
    Work ready(WorkKind kind, Draft draft) {
        Work work = begun(kind, draft.title());
        saved(work, draft);
        submitted(work);
        return approved(work);
    }

    /** From approved to public, now. */
    Work released(Work work) {
        await(service().scheduleRelease(planner, work.id(), agenda.now()));
        return reached(work, WorkState.RELEASED);
    }

    Work reached(Work work, WorkState state) {
        org.awaitility.Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .until(() -> await(service().get(work.id())).state() == state);
        return await(service().get(work.id()));
    }

    Media picture(int seed) {
        return await(content.media().add(writer, "图-" + seed + ".png", Samples.png(320, 200, seed)));
    }

    Media film(int seed) {
        return await(content.media().add(writer, "film.mp4", Samples.mp4(seed, 64_000)));
    }

    Instant now() {
        return agenda.now();
    }

    @Override
    public void close() {
        client.close();
        await(server.close());
        await(agenda.stop());
        await(content.stop());
        await(accounts.stop());
    }
}
