package io.redletter.app.rehearsal;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.accounts.Accounts;
import io.redletter.accounts.AccountsConfig;
import io.redletter.accounts.Actor;
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
import io.redletter.campaign.rehearsal.Rehearsal;
import io.redletter.campaign.rehearsal.RehearsalWish;
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
import io.redletter.delivery.DeliveryConfig;
import io.redletter.delivery.NewChannel;
import io.redletter.delivery.audience.AudienceList;
import io.redletter.delivery.audience.ListFields;
import io.redletter.delivery.audience.NewList;
import io.redletter.delivery.audience.NewSegment;
import io.redletter.delivery.audience.rule.Rule;
import io.redletter.delivery.figures.FigureBook;
import io.redletter.delivery.mail.MailConfig;
import io.redletter.delivery.quota.QuotaRules;
import io.redletter.observance.Almanac;
import io.redletter.platform.Ids;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.template.Templates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class RehearsalTest {
    private static final Path CONFIG = Path.of("../../config");
    private static final Templates TEMPLATES = Templates.open(Path.of("../../templates"));
    private static final LocalDateTime EIGHT = LocalDateTime.of(2027, 6, 5, 8, 0);
    private static final Instant RELEASE = Instant.parse("2027-06-04T23:00:00Z");

    private final Platform platform;
    private final Content content;
    private final Campaigns campaigns;
    private final Deliveries deliveries;
    private final RehearsalStudio studio;
    private final Unit city;
    private final Actor boss;
    private final Campaign campaign;
    private final ServerSocket realChannel;
    private final AtomicInteger calls = new AtomicInteger();

    RehearsalTest(Platform platform) throws IOException {
        this.platform = platform;
        this.realChannel = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Accounts accounts = new Accounts(platform, AccountsConfig.standard());
        Agenda agenda = new Agenda(platform, AgendaConfig.standard());
        this.content = new Content(
                platform,
                ContentConfig.at("https://redletter.example"),
                accounts,
                agenda,
                TEMPLATES,
                (work, channel, unit) -> "");
        Almanac almanac = Almanac.load(CONFIG.resolve("observances.yaml"));
        this.campaigns = new Campaigns(platform, new Campaigns.Ground(accounts, content, agenda, almanac));
        this.deliveries = new Deliveries(
                platform,
                DeliveryConfig.at("https://redletter.example").allowing(Set.of(realAddress())),
                new Deliveries.Ground(
                        accounts,
                        content,
                        campaigns,
                        agenda,
                        QuotaRules.NONE,
                        FigureBook.NONE,
                        new Deliveries.Mailing(TEMPLATES, MailConfig.STANDARD)));
        this.studio = RehearsalStudio.of(
                platform,
                campaigns,
                CONFIG,
                CONFIG.resolve("observances.yaml"),
                TEMPLATES,
                "https://redletter.example");
        await(accounts.start());
        await(content.start());
        await(campaigns.start());
        await(deliveries.start());
        await(studio.start());
        this.city = await(
                accounts.service().createUnit(Actor.system("test"), new NewUnit("某市", "", null, "湖北省鄂州市", false)));
        String id = Ids.next("user");
        this.boss = new Actor(id, id, "某人", Set.of(Role.ADMIN), city.id());
        this.campaign = await(campaigns.campaigns().create(boss, NewCampaign.forDay("world-environment-day", 2027)));
        Thread listening = new Thread(this::answerNobody, "real-channel");
        listening.setDaemon(true);
        listening.start();
    }

    @AfterEach
    void close() throws IOException {
        await(deliveries.stop());
        await(campaigns.stop());
        await(content.stop());
        realChannel.close();
    }

    @Test
    void playsACampaignThroughWithoutTouchingARealChannelOrTheRealRecord() {
        ChannelAccount partner = account("webhook", Map.of("url", "http://" + realAddress() + "/hook"));
        ChannelAccount wechat = account(
                "wechat-oa",
                Map.of("app-id", "wxreal0000000001", "publish", "mass", "base-url", "http://" + realAddress()));
        Push armed = plan(work(RELEASE), EIGHT, partner, wechat);
        await(campaigns.pushes().arm(boss, armed.id()));
        Push planned = plan(work(RELEASE), EIGHT.plusDays(1), partner);
        Push unapproved = plan(draft(), EIGHT.plusDays(2), partner);
        Map<String, String> before = record();

        Rehearsal over = played(new RehearsalWish(campaign.id(), null, 1_000_000));

        assertThat(over.state()).as(over.problem()).isEqualTo(Rehearsal.State.DONE);
        Rehearsal.Report report = over.report();
        assertThat(report).isNotNull();
        assertThat(line(report, armed, partner).out()).isTrue();
        assertThat(line(report, planned, partner).out()).isTrue();
        assertThat(line(report, unapproved, partner).out()).isFalse();
        assertThat(line(report, unapproved, partner).reason()).contains("work-not-approved");
        assertThat(line(report, armed, partner).effects()).isEqualTo(1);
        assertThat(Duration.between(
                        EIGHT.atZone(java.time.ZoneId.of("Asia/Shanghai")).toInstant(),
                        line(report, armed, partner).actual()))
                .isBetween(Duration.ZERO, Duration.ofSeconds(30));
        assertThat(report.doubled()).isZero();
        assertThat(report.effects()).isPositive();
        assertThat(calls).hasValue(0);
        assertThat(record()).isEqualTo(before);
        assertThat(platform.data().resolve("rehearsals").resolve(over.id())).doesNotExist();
        assertThat(platform.data().resolve("rehearsals").resolve(over.id() + ".json"))
                .exists();
    }

    @Test
    void saysNothingOfSecretsAndAddressesOnTheStage() {
        Document real = new Document("_id", "ch_1")
                .append("version", 3L)
                .append("kind", "webhook")
                .append("name", "合作媒体")
                .append("settings", new Document("url", "https://partner.example/hook").append("author", "某局"))
                .append("sealedSecret", "sealed-under-the-real-key")
                .append("enabled", true);

        Document played = await(StandIns.open(platform, List.of(real))).standIn(real, platform.vault());

        assertThat(played.toJson()).doesNotContain("partner.example").doesNotContain("sealed-under-the-real-key");
        assertThat(played.get("settings", Document.class).getString("url")).startsWith("http://127.0.0.1:");
    }

    @Test
    void breaksOffWhenToldAndReportsWhatWasPlayed() {
        ChannelAccount partner = account("webhook", Map.of("url", "http://" + realAddress() + "/hook"));
        Push push = plan(work(RELEASE), EIGHT, partner);
        await(campaigns.pushes().arm(boss, push.id()));
        Rehearsal begun = await(studio.start(boss, new RehearsalWish(campaign.id(), null, 1)));

        await(studio.cancel(boss, begun.id()));

        assertThat(over(begun).state()).isEqualTo(Rehearsal.State.CANCELLED);
        assertThat(calls).hasValue(0);
    }

    @Test
    void writesInARehearsalToMadeUpPeopleAtTheStandInOnly() {
        ChannelAccount mail = account(
                "email",
                Map.of(
                        "host", "127.0.0.1",
                        "port", String.valueOf(realChannel.getLocalPort()),
                        "security", "none",
                        "login", "real-login",
                        "from", "news@redletter.example"));
        Push push = await(campaigns
                        .pushes()
                        .plan(
                                boss,
                                NewPush.of(campaign.id(), work(RELEASE).id(), List.of(mail.id()), EIGHT)
                                        .to(segmentOfOne())))
                .push();
        await(campaigns.pushes().arm(boss, push.id()));

        Rehearsal over = played(new RehearsalWish(campaign.id(), null, 1_000_000));

        assertThat(over.state()).as(over.problem()).isEqualTo(Rehearsal.State.DONE);
        Rehearsal.Line line = line(over.report(), push, mail);
        assertThat(line.out()).as(String.valueOf(line.reason())).isTrue();
        assertThat(line.effects()).isEqualTo(StandInPeople.PEOPLE);
        assertThat(over.report().doubled()).isZero();
        assertThat(calls).hasValue(0);
    }

    /** A real list with one real address, which nobody may write to in a rehearsal. */
    private String segmentOfOne() {
        ListFields fields = new ListFields(
                "读者",
                "科普活动通知",
                "报名表勾选同意",
                "Asia/Shanghai",
                null,
                null,
                LocalDate.now().plusYears(1));
        AudienceList list = await(deliveries.audiences().lists().create(boss, new NewList(null, fields, false)));
        return await(deliveries
                        .audiences()
                        .segments()
                        .create(boss, new NewSegment(list.id(), "所有读者", Rule.EVERYBODY, false)))
                .id();
    }

    private Rehearsal played(RehearsalWish wish) {
        return over(await(studio.start(boss, wish)));
    }

    private Rehearsal over(Rehearsal begun) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> await(studio.get(boss, begun.id())), now -> now.state() != Rehearsal.State.RUNNING);
    }

    private static Rehearsal.Line line(Rehearsal.Report report, Push push, ChannelAccount channel) {
        return report.lines().stream()
                .filter(line ->
                        line.pushId().equals(push.id()) && line.channelId().equals(channel.id()))
                .findFirst()
                .orElseThrow();
    }

    private String realAddress() {
        return "127.0.0.1:" + realChannel.getLocalPort();
    }

    /** Counts whoever comes, and hangs up. */
    private void answerNobody() {
        while (!realChannel.isClosed()) {
            try {
                realChannel.accept().close();
                calls.incrementAndGet();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private ChannelAccount account(String kind, Map<String, String> settings) {
        String secret = kind.equals("webhook")
                ? "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYqr"
                : "0123456789abcdef0123456789abcdef";
        return await(deliveries
                        .channels()
                        .createAccount(boss, new NewChannel(kind, "渠道 " + kind, city.id(), settings, secret, false)))
                .channel();
    }

    private Push plan(Work work, LocalDateTime at, ChannelAccount... channels) {
        List<String> ids =
                java.util.Arrays.stream(channels).map(ChannelAccount::id).toList();
        return await(campaigns.pushes().plan(boss, NewPush.of(campaign.id(), work.id(), ids, at)))
                .push();
    }

    private Work draft() {
        Actor editor = new Actor("user_e", "user_e", "编辑", Set.of(Role.EDITOR), city.id());
        Work work = await(content.service()
                .createWork(editor, new NewWork(campaign.id(), WorkKind.H5, "六五环境日", null, city.id(), false)));
        await(content.service()
                .saveVersion(editor, work.id(), 0, new Draft("六五环境日", "一句话", "<p>正文</p>", null, null, null)));
        return work;
    }

    private Work work(Instant release) {
        Work work = draft();
        Actor editor = new Actor("user_e", "user_e", "编辑", Set.of(Role.EDITOR), city.id());
        WorkVersion version = await(content.service().versions(work.id())).get(0);
        await(content.service().submit(editor, work.id(), version.number()));
        Actor reviewer = new Actor("user_r", "user_r", "审核", Set.of(Role.REVIEWER), city.id());
        await(content.service().review(reviewer, work.id(), version.number(), version.hash(), Verdict.APPROVED, ""));
        return await(content.service().scheduleRelease(boss, work.id(), release));
    }

    /** Every document of every collection, byte for byte. */
    private Map<String, String> record() {
        Map<String, String> all = new TreeMap<>();
        for (String name : List.of(
                "campaigns",
                "pushes",
                "works",
                "work_versions",
                "reviews",
                "releases",
                "units",
                "channels",
                "media",
                "quota_windows",
                "deliveries",
                "audit",
                "agenda_lanes",
                "agenda_nodes",
                "pauses",
                "channel_calls",
                "channel_media",
                "wechat_tokens")) {
            for (Document each : await(platform.mongo()
                    .list(platform.mongo().collection(name, Document.class).find()))) {
                all.put(name + " " + each.get("_id"), each.toJson());
            }
        }
        return all;
    }
}
