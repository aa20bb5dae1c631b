package io.redletter.campaign;

import static io.redletter.platform.TestPlatform.await;

import io.redletter.accounts.Accounts;
import io.redletter.accounts.AccountsConfig;
import io.redletter.accounts.Actor;
import io.redletter.accounts.NewUnit;
import io.redletter.accounts.Role;
import io.redletter.accounts.Unit;
import io.redletter.agenda.Agenda;
import io.redletter.agenda.AgendaConfig;
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
import io.redletter.platform.Ids;
import io.redletter.platform.Platform;
import io.redletter.platform.template.Templates;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;

/** Campaigns on a test's platform, with a city, its county, people, channels of this fixture, and real works. */
final class CampaignsFixture implements Channels {
    static final Almanac ALMANAC = Almanac.load(Path.of("../../config/observances.yaml"));
    private static final Templates TEMPLATES = Templates.open(Path.of("../../templates"));
    private static final AgendaConfig BY_THE_TEST_CLOCK = new AgendaConfig(
            Duration.ofSeconds(2),
            Duration.ofSeconds(6),
            Duration.ofMinutes(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            false);
    private static final Actor SETUP = Actor.system("test");

    final Platform platform;
    final Accounts accounts;
    final Agenda agenda;
    final Content content;
    final Campaigns campaigns;
    final Unit city;
    final Unit county;
    final Actor planner;
    private final Map<String, ChannelCard> channels = new ConcurrentHashMap<>();

    CampaignsFixture(Platform platform) {
        this.platform = platform;
        this.accounts = new Accounts(
                platform,
                new AccountsConfig(
                        false,
                        Duration.ofHours(1),
                        Duration.ofHours(1),
                        Duration.ofHours(1),
                        10,
                        new AccountsConfig.Argon(64, 1, 1)));
        this.agenda = new Agenda(platform, BY_THE_TEST_CLOCK);
        this.content = new Content(
                platform,
                ContentConfig.at("http://localhost:8080"),
                accounts,
                agenda,
                TEMPLATES,
                (work, channel, unit) -> "");
        this.campaigns = new Campaigns(platform, new Campaigns.Ground(accounts, content, agenda, ALMANAC));
        campaigns.join(this);
        await(accounts.start());
        await(content.start());
        await(campaigns.start());
        this.city = unit("某市", null, "湖北省鄂州市");
        this.county = unit("某县", city.id(), "湖北省鄂州市");
        this.planner = actor(city, Role.PLANNER);
    }

    Unit unit(String name, String parent, String region) {
        return await(accounts.service().createUnit(SETUP, new NewUnit(name, "", parent, region, false)));
    }

    static Actor actor(Unit unit, Role... roles) {
        String id = Ids.next("user");
        return new Actor(id, id, "某人", Set.of(roles), unit.id());
    }

    ChannelCard channel(Unit unit) {
        return put(new ChannelCard(Ids.next("ch"), "webhook", "渠道", unit.id(), true, false));
    }

    ChannelCard put(ChannelCard card) {
        channels.put(card.id(), card);
        return card;
    }

    void remove(ChannelCard card) {
        channels.remove(card.id());
    }

    Campaign campaign() {
        return await(campaigns.campaigns().create(planner, NewCampaign.forDay("world-environment-day", 2027)));
    }

    /** A work with one version, not reviewed. */
    SavedVersion draft(Campaign campaign) {
        Unit unit = await(accounts.service().tree().get(campaign.unitId()));
        Actor editor = actor(unit, Role.EDITOR);
        Work work = await(content.service()
                .createWork(editor, new NewWork(campaign.id(), WorkKind.H5, "六五环境日", null, unit.id(), false)));
        return await(content.service()
                .saveVersion(editor, work.id(), 0, new Draft("六五环境日", "一句话", "<p>正文</p>", null, null, null)));
    }

    Work approved(Campaign campaign) {
        SavedVersion saved = draft(campaign);
        return approve(saved);
    }

    Work approve(SavedVersion saved) {
        WorkVersion version = saved.version();
        Actor editor = actor(city, Role.EDITOR);
        await(content.service().submit(editor, version.workId(), version.number()));
        return await(content.service()
                .review(
                        actor(city, Role.REVIEWER),
                        version.workId(),
                        version.number(),
                        version.hash(),
                        Verdict.APPROVED,
                        ""));
    }

    Work released(Campaign campaign, Instant at) {
        Work work = approved(campaign);
        return await(content.service().scheduleRelease(planner, work.id(), at));
    }

    /** As the agenda claims: the push is firing, and the version it has now is the fence. */
    long claim(Push push) {
        Document set = new Document("state", "firing")
                .append("owner", "node#1")
                .append("nominal", Date.from(push.due()))
                .append("actual", Date.from(push.due()));
        await(platform.mongo()
                .one(campaigns
                        .pushes()
                        .pushes()
                        .documents()
                        .updateOne(
                                new Document("_id", push.id()).append("version", push.version()),
                                new Document("$set", set).append("$inc", new Document("version", 1L)))));
        return push.version() + 1;
    }

    @Override
    public Future<Optional<ChannelCard>> find(String channelId) {
        return Future.succeededFuture(Optional.ofNullable(channels.get(channelId)));
    }

    @Override
    public Future<List<ChannelCard>> all() {
        return Future.succeededFuture(List.copyOf(channels.values()));
    }

    @Override
    public List<String> check(ChannelCard channel, WorkVersion version) {
        return channel.kind().equals("needs-cover") && version.cover() == null
                ? List.of("需要封面图 (a cover is needed)")
                : List.of();
    }
}
