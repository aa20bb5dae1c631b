package io.redletter.bench.mail;

import static io.redletter.bench.exact.Counted.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.redletter.accounts.Accounts;
import io.redletter.accounts.AccountsConfig;
import io.redletter.accounts.Actor;
import io.redletter.accounts.NewUnit;
import io.redletter.accounts.Role;
import io.redletter.accounts.Unit;
import io.redletter.agenda.Agenda;
import io.redletter.agenda.AgendaConfig;
import io.redletter.bench.process.Patience;
import io.redletter.campaign.Campaign;
import io.redletter.campaign.Campaigns;
import io.redletter.campaign.NewCampaign;
import io.redletter.campaign.NewPush;
import io.redletter.campaign.Push;
import io.redletter.content.Content;
import io.redletter.content.ContentConfig;
import io.redletter.content.Draft;
import io.redletter.content.NewWork;
import io.redletter.content.Verdict;
import io.redletter.content.Work;
import io.redletter.content.WorkKind;
import io.redletter.content.WorkVersion;
import io.redletter.delivery.ChannelAccount;
import io.redletter.delivery.Deliveries;
import io.redletter.delivery.Delivery;
import io.redletter.delivery.DeliveryConfig;
import io.redletter.delivery.NewChannel;
import io.redletter.delivery.figures.FigureBook;
import io.redletter.delivery.list.ListCounts;
import io.redletter.delivery.mail.MailConfig;
import io.redletter.delivery.quota.QuotaRules;
import io.redletter.observance.Almanac;
import io.redletter.platform.Ids;
import io.redletter.platform.Platform;
import io.redletter.platform.bus.Bus;
import io.redletter.platform.mongo.Mongo;
import io.redletter.platform.mongo.MongoConfig;
import io.redletter.platform.redis.RedisConfig;
import io.redletter.platform.redis.RedisLink;
import io.redletter.platform.secret.Vault;
import io.redletter.platform.template.Templates;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One office that writes to everybody: everything from accounts to delivery, a work that was reviewed, one push. */
final class MailOffice implements AutoCloseable {
    private static final String WEB = "https://redletter.example";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    /** Enough to write the work, the push and its arming on a busy machine. */
    private static final int LEAD_SECONDS = 15;

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String PARAGRAPH = "<p>今年环境日的主题是共建清洁美丽世界。清溪市将在人民广场举办开放活动,环境监测站全天开放,欢迎市民带孩子来看空气和水是怎样测的。</p>";

    private final Platform platform;
    private final Agenda agenda;
    private final Deliveries deliveries;
    private final Campaigns campaigns;
    private final Content content;
    private final Accounts accounts;
    private final int port;
    private final int connections;
    private final MadeUpPeople people;

    /** Where things are. */
    record Place(String mongo, String redis, Path data, Path home) {}

    private MailOffice(Place place, int port, int people, int connections) throws IOException {
        this.port = port;
        this.connections = connections;
        this.people = new MadeUpPeople(people);
        Vertx vertx = Vertx.vertx();
        this.platform = new Platform(
                vertx,
                Clock.systemUTC(),
                Mongo.connect(vertx, new MongoConfig(place.mongo(), "redletter", LIMIT)),
                RedisLink.connect(vertx, new RedisConfig(place.redis(), false, LIMIT)),
                new Bus(vertx),
                new SimpleMeterRegistry(),
                Vault.openOrCreate(place.data().resolve("master.key")),
                place.data());
        Templates templates = Templates.open(place.home().resolve("templates"));
        Almanac almanac = Almanac.load(place.home().resolve("config/observances.yaml"));
        this.accounts = new Accounts(platform, AccountsConfig.standard());
        this.agenda = new Agenda(platform, AgendaConfig.standard());
        this.content =
                new Content(platform, ContentConfig.at(WEB), accounts, agenda, templates, (work, channel, unit) -> "");
        this.campaigns = new Campaigns(platform, new Campaigns.Ground(accounts, content, agenda, almanac));
        this.deliveries = new Deliveries(
                platform,
                DeliveryConfig.at(WEB).allowing(Set.of("127.0.0.1:" + port)),
                new Deliveries.Ground(
                        accounts,
                        content,
                        campaigns,
                        agenda,
                        QuotaRules.NONE,
                        FigureBook.NONE,
                        new Deliveries.Mailing(templates, MailConfig.STANDARD, this.people)));
    }

    static MailOffice open(Place place, int port, int people, int connections) throws IOException {
        Files.createDirectories(place.data());
        MailOffice office = new MailOffice(place, port, people, connections);
        await(office.accounts.start());
        await(office.content.start());
        await(office.campaigns.start());
        await(office.deliveries.start());
        await(office.agenda.start());
        return office;
    }

    /** Arms the push and comes back when it has fired. */
    Delivery fire() {
        Unit unit = await(
                accounts.service().createUnit(Actor.system("bench"), new NewUnit("某市", "", null, "湖北省鄂州市", false)));
        people.belongTo(unit.id());
        Actor boss = actor(unit, Role.ADMIN);
        Campaign campaign =
                await(campaigns.campaigns().create(boss, NewCampaign.forDay("world-environment-day", 2027)));
        ChannelAccount channel =
                await(deliveries.channels().createAccount(boss, account(unit))).channel();
        LocalDateTime due = LocalDateTime.now(platform.clock().withZone(CHINA))
                .plusSeconds(LEAD_SECONDS)
                .withNano(0);
        Work work = work(unit, campaign, boss, due);
        NewPush wanted =
                NewPush.of(campaign.id(), work.id(), List.of(channel.id()), due).to("seg_everybody");
        Push push = await(campaigns.pushes().plan(boss, wanted)).push();
        await(campaigns.pushes().arm(boss, push.id()));
        String id = Delivery.id(push.id(), channel.id());
        List<Delivery> found = await(deliveries.service().deliveries(push.id()));
        while (found.isEmpty()) {
            Patience.pause(5);
            found = await(deliveries.service().deliveries(push.id()));
        }
        return found.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    ListCounts counts(Delivery delivery) {
        return await(deliveries.lists().orElseThrow().counts(delivery.id()));
    }

    /** Characters of the work's own text, for a letter of the same kind elsewhere. */
    static String text() {
        return PARAGRAPH.repeat(12);
    }

    private NewChannel account(Unit unit) {
        Map<String, String> settings = Map.of(
                "host",
                "127.0.0.1",
                "port",
                String.valueOf(port),
                "security",
                "none",
                "from",
                "news@bench.example",
                "return-domain",
                "back.bench.example",
                "pool",
                String.valueOf(connections));
        return new NewChannel("email", "邮件", unit.id(), settings, null, false);
    }

    private Work work(Unit unit, Campaign campaign, Actor boss, LocalDateTime release) {
        Actor editor = actor(unit, Role.EDITOR);
        Work work = await(content.service()
                .createWork(editor, new NewWork(campaign.id(), WorkKind.H5, "六五环境日", null, unit.id(), false)));
        WorkVersion version = await(content.service()
                        .saveVersion(
                                editor, work.id(), 0, new Draft("六五环境日:共建清洁美丽世界", "一句话说清楚", text(), null, null, null)))
                .version();
        await(content.service().submit(editor, work.id(), version.number()));
        await(content.service()
                .review(actor(unit, Role.REVIEWER), work.id(), version.number(), version.hash(), Verdict.APPROVED, ""));
        return await(content.service()
                .scheduleRelease(boss, work.id(), release.atZone(CHINA).toInstant()));
    }

    private static Actor actor(Unit unit, Role... roles) {
        String id = Ids.next("user");
        return new Actor(id, id, "某人", Set.of(roles), unit.id());
    }

    @Override
    public void close() {
        await(agenda.stop());
        await(deliveries.stop());
        await(platform.vertx().close());
    }
}
