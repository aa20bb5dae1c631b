package io.redletter.feed;

import static io.redletter.platform.TestPlatform.await;

import io.redletter.accounts.Accounts;
import io.redletter.accounts.AccountsConfig;
import io.redletter.accounts.Actor;
import io.redletter.accounts.Actors;
import io.redletter.accounts.NewUnit;
import io.redletter.accounts.NewUser;
import io.redletter.accounts.Role;
import io.redletter.accounts.Unit;
import io.redletter.agenda.Agenda;
import io.redletter.agenda.AgendaConfig;
import io.redletter.campaign.Campaigns;
import io.redletter.campaign.NewCampaign;
import io.redletter.content.Content;
import io.redletter.content.ContentConfig;
import io.redletter.content.Draft;
import io.redletter.content.NewWork;
import io.redletter.content.SavedVersion;
import io.redletter.content.Verdict;
import io.redletter.content.Work;
import io.redletter.content.WorkKind;
import io.redletter.content.WorkVersion;
import io.redletter.observance.Almanac;
import io.redletter.platform.Platform;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.ApiRouter;
import io.redletter.platform.http.IdempotencyStore;
import io.redletter.platform.http.OpenApiDocument;
import io.redletter.platform.template.Templates;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Everything feeds stand on, on a test's platform, behind a server that compresses by itself as the real one does. */
final class FeedsFixture {
    static final Almanac ALMANAC = Almanac.load(Path.of("../../config/observances.yaml"));
    static final String BASE = "https://red.example.cn";
    private static final Templates TEMPLATES = Templates.open(Path.of("../../templates"));
    private static final Actor WRITER = Actor.system("writer");
    private static final Actor REVIEWER = Actor.system("reviewer");
    private static final String PASSWORD = "correct horse 42";

    final Platform platform;
    final Accounts accounts;
    final Agenda agenda;
    final Content content;
    final Feeds feeds;
    final Campaigns campaigns;
    final Unit city;
    final String campaignId;
    private final HttpServer server;
    private final WebClient client;

    FeedsFixture(Platform platform) {
        this.platform = platform;
        this.accounts = new Accounts(
                platform,
                new AccountsConfig(
                        false,
                        Duration.ofHours(1),
                        Duration.ofHours(1),
                        Duration.ofDays(60),
                        10,
                        new AccountsConfig.Argon(64, 1, 1)));
        this.agenda = new Agenda(
                platform,
                new AgendaConfig(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(6),
                        Duration.ofMinutes(1),
                        Duration.ofMillis(20),
                        Duration.ofSeconds(2),
                        false));
        this.content =
                new Content(platform, ContentConfig.at(BASE), accounts, agenda, TEMPLATES, (work, channel, unit) -> "");
        this.campaigns = new Campaigns(platform, new Campaigns.Ground(accounts, content, agenda, ALMANAC));
        this.feeds = new Feeds(platform, FeedConfig.at(BASE), new Feeds.Ground(accounts, agenda, content, campaigns));
        await(accounts.start());
        await(content.start());
        await(agenda.start());
        await(feeds.start());
        this.city = unit("鄂州市委宣传部", null);
        this.campaignId = await(campaigns
                        .campaigns()
                        .create(
                                WRITER,
                                new NewCampaign(
                                        "美丽中国我先行",
                                        "world-environment-day",
                                        2027,
                                        null,
                                        null,
                                        null,
                                        city.id(),
                                        "",
                                        false)))
                .id();
        this.server = serve();
        this.client = WebClient.create(platform.vertx());
    }

    void stop() {
        client.close();
        await(server.close());
        await(feeds.stop());
        await(agenda.stop());
        await(content.stop());
        await(accounts.stop());
    }

    private HttpServer serve() {
        IdempotencyStore idempotency = new IdempotencyStore(platform);
        await(idempotency.start());
        List<ApiOperations> parts = feeds.operations();
        Router api = await(new ApiRouter(
                        idempotency,
                        context -> Actors.find(context).map(Actor::id).orElse(""))
                .build(platform.vertx(), OpenApiDocument.merge(parts), parts));
        Router site = Router.router(platform.vertx());
        site.route().handler(accounts.signInHandler());
        feeds.routes().forEach(part -> part.mount(site));
        site.route("/api/v1/*").subRouter(api);
        return await(platform.vertx()
                .createHttpServer(new HttpServerOptions().setCompressionSupported(true))
                .requestHandler(site)
                .listen(0, "127.0.0.1"));
    }

    Unit unit(String name, Unit above) {
        return await(accounts.service()
                .createUnit(WRITER, new NewUnit(name, "", above == null ? null : above.id(), "", false)));
    }

    /** An API token of somebody new with this role. */
    String token(String login, Unit unit, Role role) {
        Actor actor = await(accounts.service()
                        .createUser(WRITER, new NewUser(login, login, List.of(role), unit.id(), PASSWORD, false)))
                .actor();
        return await(accounts.service().createApiToken(actor, "test")).token();
    }

    /** A work that was reviewed and opens at this instant. */
    Work planned(String title, Instant release) {
        return planned(new Draft(title, "摘要", "<p>正文 " + title + "</p>", null, null, null), WorkKind.H5, release);
    }

    Work planned(Draft draft, WorkKind kind, Instant release) {
        Work work = await(content.service()
                .createWork(WRITER, new NewWork(campaignId, kind, draft.title(), null, city.id(), false)));
        SavedVersion saved = await(content.service().saveVersion(WRITER, work.id(), 0, draft));
        WorkVersion version = saved.version();
        await(content.service().submit(WRITER, work.id(), version.number()));
        await(content.service().review(REVIEWER, work.id(), version.number(), version.hash(), Verdict.APPROVED, ""));
        return await(content.service().scheduleRelease(WRITER, work.id(), release));
    }

    void withdraw(Work work) {
        await(content.service().withdraw(WRITER, work.id(), "test"));
    }

    HttpResponse<Buffer> get(String path) {
        return send(HttpMethod.GET, path, Map.of(), null);
    }

    HttpResponse<Buffer> get(String path, Map<String, String> headers) {
        return send(HttpMethod.GET, path, headers, null);
    }

    HttpResponse<Buffer> send(HttpMethod method, String path, Map<String, String> headers, JsonObject body) {
        HttpRequest<Buffer> request = client.request(method, server.actualPort(), "127.0.0.1", path);
        headers.forEach(request::putHeader);
        return await(body == null ? request.send() : request.sendJsonObject(body));
    }
}
