package io.redletter.console;

import static io.redletter.platform.TestPlatform.await;

import io.redletter.accounts.Accounts;
import io.redletter.accounts.AccountsConfig;
import io.redletter.accounts.Actor;
import io.redletter.accounts.NewUnit;
import io.redletter.accounts.NewUser;
import io.redletter.accounts.Role;
import io.redletter.accounts.Unit;
import io.redletter.agenda.Agenda;
import io.redletter.agenda.AgendaConfig;
import io.redletter.campaign.Campaigns;
import io.redletter.content.Content;
import io.redletter.content.ContentConfig;
import io.redletter.delivery.Deliveries;
import io.redletter.delivery.DeliveryConfig;
import io.redletter.delivery.quota.QuotaRules;
import io.redletter.feed.FeedConfig;
import io.redletter.feed.Feeds;
import io.redletter.observance.Almanac;
import io.redletter.platform.Platform;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.ApiRouter;
import io.redletter.platform.http.IdempotencyStore;
import io.redletter.platform.http.OpenApiDocument;
import io.redletter.platform.http.Problems;
import io.redletter.platform.template.Templates;
import io.redletter.reach.ReachService;
import io.redletter.reach.ReachSheets;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** A town with everything the console shows, on a test's stores, served over HTTP as the main class does it. */
final class ConsoleTown {
    static final String PASSWORD = "red-letter-day-1";
    private static final Actor SETUP = Actor.system("test");
    private static final AccountsConfig CHEAP = new AccountsConfig(
            false,
            Duration.ofHours(12),
            Duration.ofDays(7),
            Duration.ofDays(365),
            12,
            new AccountsConfig.Argon(64, 1, 2));

    final Platform platform;
    final Accounts accounts;
    final Agenda agenda;
    final Content content;
    final Campaigns campaigns;
    final Deliveries deliveries;
    final SaidFigures said = new SaidFigures();
    final Feeds feeds;
    final Templates templates;
    final Console console;
    private final HttpServer server;

    ConsoleTown(Platform platform, Path root, ReachService reach, int port) {
        this(
                platform,
                root,
                reach,
                () -> {
                    throw new IllegalStateException("no sheets of figures here");
                },
                port);
    }

    ConsoleTown(Platform platform, Path root, ReachService reach, Supplier<ReachSheets> sheets, int port) {
        this.platform = platform;
        this.accounts = new Accounts(platform, CHEAP);
        this.agenda = new Agenda(platform, AgendaConfig.standard());
        this.templates = Templates.open(root.resolve("templates"));
        Almanac almanac = Almanac.load(root.resolve("config/observances.yaml"));
        String url = "http://127.0.0.1:" + port;
        this.content = new Content(
                platform, ContentConfig.at(url), accounts, agenda, templates, (work, channel, unit) -> "token");
        this.campaigns = new Campaigns(platform, new Campaigns.Ground(accounts, content, agenda, almanac));
        this.deliveries = new Deliveries(
                platform,
                DeliveryConfig.at(url).allowing(Set.of("127.0.0.1:" + port)),
                new Deliveries.Ground(accounts, content, campaigns, agenda, QuotaRules.NONE, said));
        this.feeds = new Feeds(platform, FeedConfig.at(url), new Feeds.Ground(accounts, agenda, content, campaigns));
        this.console = new Console(
                platform,
                templates,
                root.resolve("templates"),
                new Console.Ground(accounts, content, campaigns, deliveries, feeds, () -> reach, sheets));
        await(accounts.start());
        await(content.start());
        await(deliveries.start());
        await(campaigns.start());
        await(feeds.start());
        this.server = await(platform.vertx()
                .createHttpServer(new HttpServerOptions().setMaxFormAttributeSize(Console.FORM_FIELD_BYTES))
                .requestHandler(router())
                .listen(port, "127.0.0.1"));
    }

    int port() {
        return server.actualPort();
    }

    Unit unit(String name, Unit above) {
        String parent = above == null ? null : above.id();
        return await(accounts.service().createUnit(SETUP, new NewUnit(name, "", parent, "湖北省鄂州市", false)));
    }

    Actor person(String login, String name, Unit unit, Role... roles) {
        return await(accounts.service()
                        .createUser(SETUP, new NewUser(login, name, List.of(roles), unit.id(), PASSWORD, false)))
                .actor();
    }

    /** A short way in for a browser that only takes pictures. */
    private void enter(RoutingContext context) {
        accounts.service()
                .signIn(context.request().getParam("as", "planner"), PASSWORD, "preview")
                .onSuccess(session -> {
                    accounts.cookie().give(context, session);
                    context.redirect(context.request().getParam("next", "/console"));
                })
                .onFailure(context::fail);
    }

    private Router router() {
        Router router = Router.router(platform.vertx());
        router.get("/preview").handler(this::enter);
        router.route().handler(console.forms()).handler(accounts.signInHandler());
        console.routes().forEach(routes -> routes.mount(router));
        content.routes().forEach(routes -> routes.mount(router));
        router.route().last().handler(console.notFound());
        List<ApiOperations> operations = content.operations();
        Router api = await(new ApiRouter(new IdempotencyStore(platform), context -> "somebody")
                .build(platform.vertx(), OpenApiDocument.merge(operations), operations));
        router.route("/api/v1/*").subRouter(api);
        router.route("/api/*").failureHandler(Problems::answer);
        return router;
    }
}
