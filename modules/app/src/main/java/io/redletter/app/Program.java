package io.redletter.app;

import io.redletter.accounts.Accounts;
import io.redletter.accounts.AccountsConfig;
import io.redletter.accounts.Actor;
import io.redletter.accounts.Actors;
import io.redletter.agenda.Agenda;
import io.redletter.agenda.AgendaConfig;
import io.redletter.app.rehearsal.RehearsalStudio;
import io.redletter.campaign.Campaigns;
import io.redletter.campaign.ChannelRules;
import io.redletter.campaign.task.StandardTasks;
import io.redletter.console.Console;
import io.redletter.content.Content;
import io.redletter.content.ContentConfig;
import io.redletter.delivery.Deliveries;
import io.redletter.delivery.DeliveryConfig;
import io.redletter.delivery.audience.AudienceConfig;
import io.redletter.delivery.audience.QuietHours;
import io.redletter.delivery.figures.ReachFigures;
import io.redletter.delivery.mail.MailConfig;
import io.redletter.delivery.quota.QuotaRules;
import io.redletter.feed.FeedConfig;
import io.redletter.feed.Feeds;
import io.redletter.observance.Almanac;
import io.redletter.platform.Platform;
import io.redletter.platform.health.Health;
import io.redletter.platform.health.ManagementServer;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.ApiRouter;
import io.redletter.platform.http.IdempotencyStore;
import io.redletter.platform.http.OpenApiDocument;
import io.redletter.platform.http.Routes;
import io.redletter.platform.template.Templates;
import io.redletter.reach.Reach;
import io.redletter.reach.ReachConfig;
import io.redletter.reach.journal.Durability;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The program, joined: every capability is built here and nowhere else, in the order in which each stands on the ones
 * before it; started in that order, stopped in the reverse.
 */
final class Program {
    private final RedletterConfig config;
    private final Installation installation;
    private final Platform platform;
    private final Accounts accounts;
    private final Agenda agenda;
    private final Reach reach;
    private final Content content;
    private final Campaigns campaigns;
    private final Deliveries deliveries;
    private final Feeds feeds;
    private final RehearsalStudio studio;
    private final Console console;
    private final IdempotencyStore idempotency;
    private final AddressProbe address;
    private final Templates templates;

    Program(RedletterConfig config, Installation installation, Home home) {
        this.config = config;
        this.installation = installation;
        this.platform = installation.platform();
        Almanac almanac = Almanac.load(home.config().resolve(config.observances()));
        templates = Templates.open(home.templates());
        accounts = new Accounts(platform, accounts(config));
        agenda = new Agenda(platform, AgendaConfig.standard());
        reach = new Reach(
                platform,
                reach(config),
                accounts,
                new ReachNeighbours(this::campaigns, this::content, this::deliveries));
        content = new Content(
                platform,
                content(config),
                accounts,
                agenda,
                templates,
                new CountedPages(
                        platform.clock(), reach, accounts, CountedPages.Ways.of(this::campaigns, this::deliveries)));
        campaigns = new Campaigns(
                platform,
                new Campaigns.Ground(
                        accounts,
                        content,
                        agenda,
                        almanac,
                        StandardTasks.load(home.config().resolve("tasks.yaml")),
                        ChannelRules.load(home.config().resolve("channels.yaml"))));
        deliveries = new Deliveries(
                platform,
                DeliveryConfig.at(config.http().publicUrl())
                        .waiting(config.delivery().gaps())
                        .paced(config.delivery().perAccount(), config.delivery().perSecond())
                        .allowing(Set.copyOf(config.delivery().allowPrivateTargets()))
                        .confirmedWithin(config.delivery().confirmWithin())
                        .with(audiences(config)),
                new Deliveries.Ground(
                        accounts,
                        content,
                        campaigns,
                        agenda,
                        QuotaRules.load(home.config().resolve("quotas.yaml")),
                        new ReachFigures(reach.statements()),
                        new Deliveries.Mailing(
                                templates,
                                new MailConfig(
                                        config.mail().bouncePort(),
                                        config.mail().answerSeconds()))));
        studio = RehearsalStudio.of(
                platform,
                campaigns,
                home.config(),
                home.config().resolve(config.observances()),
                templates,
                config.http().publicUrl());
        campaigns.join(studio);
        feeds = new Feeds(
                platform,
                FeedConfig.at(config.http().publicUrl()),
                new Feeds.Ground(accounts, agenda, content, campaigns));
        console = new Console(
                platform,
                templates,
                home.templates(),
                new Console.Ground(accounts, content, campaigns, deliveries, feeds, reach::service, reach::sheets));
        idempotency = new IdempotencyStore(platform);
        address = new AddressProbe(platform, config.http().publicUrl());
    }

    /** Opens every capability, so that it can be spoken to; nothing fires and no one comes in yet. */
    Future<Void> open() {
        return new KeyProbe(platform)
                .check()
                .compose(v -> address.check())
                .compose(v -> accounts.start())
                .compose(v -> idempotency.start())
                .compose(v -> reach.start())
                .compose(v -> content.start())
                .compose(v -> campaigns.start())
                .compose(v -> deliveries.start())
                .compose(v -> feeds.start())
                .compose(v -> studio.start());
    }

    /** Fires what is due, and serves. */
    Future<Void> run() {
        return agenda.start().compose(v -> serve()).compose(v -> manage());
    }

    /** Stops every part: first no one comes in, then nothing fires, then what is counted is written. */
    Future<Void> stop() {
        return agenda.stop()
                .eventually(studio::stop)
                .eventually(feeds::stop)
                .eventually(deliveries::stop)
                .eventually(campaigns::stop)
                .eventually(content::stop)
                .eventually(reach::stop)
                .eventually(accounts::stop)
                .eventually(address::stop);
    }

    private Future<Void> serve() {
        List<ApiOperations> operations = Stream.of(
                        accounts.operations(),
                        content.operations(),
                        campaigns.operations(),
                        deliveries.operations(),
                        feeds.operations(),
                        reach.operations())
                .flatMap(List::stream)
                .toList();
        OpenApiDocument contract = OpenApiDocument.merge(operations);
        List<Routes> routes = Stream.of(
                        reach.routes(),
                        content.routes(),
                        feeds.routes(),
                        deliveries.routes(),
                        console.routes(),
                        List.<Routes>of(new ApiDocs(contract, templates), privacy()))
                .flatMap(List::stream)
                .toList();
        WebVerticle.Site site = new WebVerticle.Site(
                config.http().host(),
                config.http().port(),
                config.http().behindProxy(),
                reach.beacon(),
                console.forms(),
                accounts.signInHandler(),
                routes,
                console.notFound(),
                new WebVerticle.JsonApi(
                        contract,
                        operations,
                        new ApiRouter(
                                idempotency,
                                context -> Actors.find(context).map(Actor::id).orElse(""),
                                Actors::of)));
        int instances = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
        return platform.vertx()
                .deployVerticle(() -> new WebVerticle(site), new DeploymentOptions().setInstances(instances))
                .mapEmpty();
    }

    private Future<Void> manage() {
        Health health = new Health()
                .check("mongo", () -> platform.mongo().ping())
                .check("redis", () -> platform.redis().ping())
                .check("reach", reach::check);
        return ManagementServer.start(
                        platform.vertx(),
                        config.management().host(),
                        config.management().port(),
                        health,
                        installation.meters())
                .mapEmpty();
    }

    Platform platform() {
        return platform;
    }

    Accounts accounts() {
        return accounts;
    }

    Content content() {
        return content;
    }

    Campaigns campaigns() {
        return campaigns;
    }

    Deliveries deliveries() {
        return deliveries;
    }

    private Routes privacy() {
        return new PrivacyPage(
                templates, config.reach().honourDoNotTrack(), config.reach().visitorKeyDays());
    }

    private static AccountsConfig accounts(RedletterConfig config) {
        AccountsConfig standard = AccountsConfig.standard();
        return new AccountsConfig(
                config.http().secureCookies(),
                standard.sessionIdle(),
                standard.sessionLife(),
                standard.tokenLife(),
                standard.passwordMinimum(),
                standard.argon());
    }

    private static ContentConfig content(RedletterConfig config) {
        ContentConfig standard = ContentConfig.at(config.http().publicUrl());
        return new ContentConfig(
                standard.publicUrl(),
                config.content().videoLimitMib(),
                config.content().imageLimitMib(),
                standard.uploads(),
                config.content().media().isBlank()
                        ? null
                        : Path.of(config.content().media()));
    }

    private static AudienceConfig audiences(RedletterConfig config) {
        RedletterConfig.Audiences own = config.audiences();
        return new AudienceConfig(
                new QuietHours(own.quietFrom(), own.quietUntil()),
                own.most(),
                own.days(),
                own.undoDays(),
                own.largestMib());
    }

    private static ReachConfig reach(RedletterConfig config) {
        ReachConfig standard = ReachConfig.defaults();
        return new ReachConfig(
                config.reach().durability().equals("os") ? Durability.OS : Durability.FSYNC,
                standard.segmentBytes(),
                standard.maxJournalBytes(),
                config.reach().windowIds(),
                config.reach().sourcePerSecond(),
                config.reach().maxViewers(),
                config.reach().honourDoNotTrack(),
                config.reach().regions().equals("address"),
                config.reach().floodPerMinute(),
                config.reach().maxParts(),
                config.reach().visitorKeyDays());
    }
}
