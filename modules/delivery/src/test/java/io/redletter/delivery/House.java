package io.redletter.delivery;

import static com.mongodb.client.model.Filters.eq;
import static io.redletter.platform.TestPlatform.await;

import io.redletter.accounts.Accounts;
import io.redletter.accounts.AccountsConfig;
import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditTrail;
import io.redletter.accounts.NewUnit;
import io.redletter.accounts.Role;
import io.redletter.accounts.Unit;
import io.redletter.agenda.Agenda;
import io.redletter.agenda.AgendaConfig;
import io.redletter.campaign.Campaign;
import io.redletter.campaign.Campaigns;
import io.redletter.campaign.NewCampaign;
import io.redletter.campaign.NewPush;
import io.redletter.campaign.Push;
import io.redletter.content.Content;
import io.redletter.content.ContentConfig;
import io.redletter.content.Draft;
import io.redletter.content.NewWork;
import io.redletter.content.SavedVersion;
import io.redletter.content.Verdict;
import io.redletter.content.Work;
import io.redletter.content.WorkKind;
import io.redletter.content.WorkVersion;
import io.redletter.delivery.figures.ReachFigures;
import io.redletter.delivery.list.ListCounts;
import io.redletter.delivery.list.Person;
import io.redletter.delivery.list.TargetState;
import io.redletter.delivery.mail.MailConfig;
import io.redletter.delivery.quota.QuotaRules;
import io.redletter.observance.Almanac;
import io.redletter.platform.Ids;
import io.redletter.platform.Platform;
import io.redletter.platform.SettableClock;
import io.redletter.platform.template.Templates;
import io.redletter.reach.Scope;
import io.redletter.reach.stated.Statement;
import io.redletter.reach.stated.Statements;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Everything from accounts to delivery on a test's platform, with the sandbox at the other end, as one office. */
final class House implements AutoCloseable {
    static final String WEB = "https://redletter.example";
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Almanac ALMANAC = Almanac.load(Path.of("../../config/observances.yaml"));
    private static final Templates TEMPLATES = Templates.open(Path.of("../../templates"));
    private static final AgendaConfig QUICK = new AgendaConfig(
            Duration.ofMillis(100),
            Duration.ofMillis(400),
            Duration.ofMillis(500),
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            false);
    private static final List<Duration> GAPS =
            List.of(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(40));

    final Platform platform;
    final SettableClock clock;
    final OtherSide otherSide;
    private final Accounts accounts;
    final Agenda agenda;
    final Content content;
    final Campaigns campaigns;
    final Deliveries deliveries;
    private final Statements statements;
    final PeopleOfAList people = new PeopleOfAList();
    final Actor boss;
    private final Unit city;
    private final Campaign campaign;

    /** @param reachable what besides the sandbox may be called though it lies on this machine: {@code host:port} */
    House(Platform platform, SettableClock clock, String... reachable) {
        this.platform = platform;
        this.clock = clock;
        this.otherSide = OtherSide.start(platform, clock);
        this.accounts = new Accounts(
                platform,
                new AccountsConfig(
                        false,
                        Duration.ofHours(1),
                        Duration.ofHours(1),
                        Duration.ofHours(1),
                        10,
                        new AccountsConfig.Argon(64, 1, 1)));
        this.agenda = new Agenda(platform, QUICK);
        this.content =
                new Content(platform, ContentConfig.at(WEB), accounts, agenda, TEMPLATES, (work, channel, unit) -> "");
        this.campaigns = new Campaigns(platform, new Campaigns.Ground(accounts, content, agenda, ALMANAC));
        this.statements = new Statements(platform);
        this.deliveries = new Deliveries(
                platform,
                new DeliveryConfig(WEB, GAPS, 8, targets(reachable)),
                new Deliveries.Ground(
                        accounts,
                        content,
                        campaigns,
                        agenda,
                        QuotaRules.load(Path.of("../../config/quotas.yaml")),
                        new ReachFigures(statements),
                        new Deliveries.Mailing(TEMPLATES, new MailConfig(0, 5), people)));
        await(accounts.start());
        await(content.start());
        await(campaigns.start());
        await(deliveries.start());
        await(statements.start());
        await(agenda.start());
        this.city = await(
                accounts.service().createUnit(Actor.system("test"), new NewUnit("某市", "", null, "湖北省鄂州市", false)));
        people.unit = city.id();
        this.boss = actor(Role.ADMIN);
        this.campaign = await(campaigns.campaigns().create(boss, NewCampaign.forDay("world-environment-day", 2027)));
    }

    private Set<String> targets(String... more) {
        Set<String> targets = new HashSet<>(List.of(more));
        targets.add(otherSide.authority());
        targets.add("127.0.0.1:" + otherSide.mailPort());
        return targets;
    }

    @Override
    public void close() {
        await(agenda.stop());
        await(deliveries.stop());
        await(campaigns.stop());
        await(content.stop());
        otherSide.close();
    }

    String unit() {
        return city.id();
    }

    ChannelAccount webhook(String endpoint) {
        return channel(new NewChannel(
                "webhook",
                "合作媒体 " + endpoint,
                city.id(),
                Map.of("url", otherSide.hook(endpoint)),
                OtherSide.HOOK_SECRET,
                false));
    }

    ChannelAccount wechat(String publish) {
        Map<String, String> settings = Map.of(
                "app-id", OtherSide.APP, "publish", publish, "author", "某市生态环境局", "base-url", otherSide.wechat());
        return channel(new NewChannel("wechat-oa", "公众号", city.id(), settings, OtherSide.APP_SECRET, false));
    }

    /** An account that sends to all its followers, as the platform registered it. */
    ChannelAccount mass(String type, String zone) {
        Map<String, String> settings = Map.of(
                "app-id",
                OtherSide.APP,
                "publish",
                "mass",
                "account-type",
                type,
                "zone",
                zone,
                "base-url",
                otherSide.wechat());
        return channel(new NewChannel("wechat-oa", "服务号", city.id(), settings, OtherSide.APP_SECRET, false));
    }

    ChannelAccount email() {
        return email(Map.of());
    }

    ChannelAccount email(Map<String, String> more) {
        return email(more, OtherSide.MAIL_PASSWORD);
    }

    /** @param secret the password, or the password and a DKIM key as JSON */
    ChannelAccount email(Map<String, String> more, String secret) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "host",
                "127.0.0.1",
                "port",
                String.valueOf(otherSide.mailPort()),
                "security",
                "none",
                "login",
                OtherSide.MAIL_LOGIN,
                "from",
                "news@redletter.example",
                "from-name",
                "某市生态环境局",
                "return-domain",
                "back.redletter.example",
                "test-to",
                "operator@redletter.example"));
        settings.putAll(more);
        return channel(new NewChannel("email", "环境日邮件", city.id(), settings, secret, false));
    }

    /** A push of a letter to everybody on the list, armed for ten minutes from now. */
    Push armedTo(String audience, ChannelAccount channel) {
        LocalDateTime local =
                LocalDateTime.ofInstant(clock.instant(), CHINA).plusMinutes(10).withNano(0);
        Work work = work(local.atZone(CHINA).toInstant());
        NewPush wanted = NewPush.of(campaign.id(), work.id(), List.of(channel.id()), local)
                .to(audience);
        Push planned = await(campaigns.pushes().plan(boss, wanted)).push();
        return await(campaigns.pushes().arm(boss, planned.id())).push();
    }

    String campaign() {
        return campaign.id();
    }

    ChannelAccount channel(NewChannel wanted) {
        return await(deliveries.channels().createAccount(boss, wanted)).channel();
    }

    /** An approved work that opens then. */
    Work work(Instant release) {
        Actor editor = actor(Role.EDITOR);
        Work work = await(content.service()
                .createWork(editor, new NewWork(campaign.id(), WorkKind.H5, "六五环境日", null, city.id(), false)));
        SavedVersion saved = await(content.service()
                .saveVersion(
                        editor, work.id(), 0, new Draft("六五环境日:共建清洁美丽世界", "一句话说清楚", "<p>正文</p>", null, null, null)));
        WorkVersion version = saved.version();
        await(content.service().submit(editor, work.id(), version.number()));
        await(content.service()
                .review(actor(Role.REVIEWER), work.id(), version.number(), version.hash(), Verdict.APPROVED, ""));
        return await(content.service().scheduleRelease(boss, work.id(), release));
    }

    /** Writes another version, which voids the approval. */
    void change(Work work) {
        await(content.service()
                .saveVersion(
                        actor(Role.EDITOR), work.id(), 1, new Draft("改过的标题", "一句话", "<p>改过</p>", null, null, null)));
    }

    /** A push armed for ten minutes from now, of a work that is released at that very instant. */
    Push armed(ChannelAccount... channels) {
        LocalDateTime local =
                LocalDateTime.ofInstant(clock.instant(), CHINA).plusMinutes(10).withNano(0);
        Work work = work(local.atZone(CHINA).toInstant());
        return armed(work, local, channels);
    }

    /** The same, where a person lets it go beyond what the ledger says the platform grants. */
    Push armedBeyondQuota(ChannelAccount channel) {
        LocalDateTime local =
                LocalDateTime.ofInstant(clock.instant(), CHINA).plusMinutes(10).withNano(0);
        Work work = work(local.atZone(CHINA).toInstant());
        NewPush wanted = NewPush.of(campaign.id(), work.id(), List.of(channel.id()), local)
                .beyondQuota("平台另给了一次");
        Push planned = await(campaigns.pushes().plan(boss, wanted)).push();
        return await(campaigns.pushes().arm(boss, planned.id())).push();
    }

    Push armed(Work work, LocalDateTime local, ChannelAccount... channels) {
        List<String> ids = Arrays.stream(channels).map(ChannelAccount::id).toList();
        Push planned = await(campaigns.pushes().plan(boss, NewPush.of(campaign.id(), work.id(), ids, local)))
                .push();
        return await(campaigns.pushes().arm(boss, planned.id())).push();
    }

    Push push(String id) {
        return await(campaigns.pushes().get(boss, id)).push();
    }

    Delivery delivery(Push push, ChannelAccount channel) {
        return await(deliveries.service().get(boss, Delivery.id(push.id(), channel.id())));
    }

    boolean isDelivered(Push push) {
        return !await(deliveries.service().deliveries(push.id())).isEmpty();
    }

    /** How far a delivery to many people has come. */
    ListCounts counts(Push push, ChannelAccount channel) {
        return await(deliveries.lists().orElseThrow().counts(Delivery.id(push.id(), channel.id())));
    }

    /** Those of its people who stand there. */
    List<Person> people(Push push, ChannelAccount channel, TargetState state) {
        return await(deliveries.lists().orElseThrow().people(Delivery.id(push.id(), channel.id()), state, 1_000));
    }

    /** What a platform states of a channel, by day. */
    List<Statement> statements(ChannelAccount channel) {
        return await(statements.of(new Scope("campaign:" + campaign.id() + "|channel:" + channel.id())));
    }

    AuditTrail trail() {
        return accounts.trail();
    }

    /** Takes a stored document away behind the program's back. */
    void forget(String collection, String id) {
        await(platform.mongo()
                .done(platform.mongo().collection(collection, Document.class).deleteOne(eq("_id", id))));
    }

    /** Changes a stored document behind the program's back, as a death at a bad moment would leave it. */
    void leaveBehind(String collection, String id, Bson change) {
        await(platform.mongo()
                .done(platform.mongo().collection(collection, Document.class).updateOne(eq("_id", id), change)));
    }

    private Actor actor(Role... roles) {
        String id = Ids.next("user");
        return new Actor(id, id, "某人", Set.of(roles), city.id());
    }
}
