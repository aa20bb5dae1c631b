package io.redletter.bench.crash.house;

import static io.redletter.bench.exact.Counted.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.redletter.accounts.Accounts;
import io.redletter.accounts.AccountsConfig;
import io.redletter.accounts.Actor;
import io.redletter.accounts.NewUnit;
import io.redletter.accounts.NewUser;
import io.redletter.accounts.Role;
import io.redletter.agenda.Agenda;
import io.redletter.agenda.AgendaConfig;
import io.redletter.bench.process.HomeFiles;
import io.redletter.campaign.Campaign;
import io.redletter.campaign.Campaigns;
import io.redletter.campaign.NewCampaign;
import io.redletter.content.Content;
import io.redletter.content.ContentConfig;
import io.redletter.content.Draft;
import io.redletter.content.NewWork;
import io.redletter.content.Verdict;
import io.redletter.content.Work;
import io.redletter.content.WorkKind;
import io.redletter.content.WorkVersion;
import io.redletter.delivery.Deliveries;
import io.redletter.delivery.DeliveryConfig;
import io.redletter.delivery.audience.ListFields;
import io.redletter.delivery.audience.NewList;
import io.redletter.delivery.audience.NewSegment;
import io.redletter.delivery.audience.rule.Rule;
import io.redletter.observance.Almanac;
import io.redletter.platform.Ids;
import io.redletter.platform.Platform;
import io.redletter.platform.bus.Bus;
import io.redletter.platform.mongo.Mongo;
import io.redletter.platform.redis.RedisLink;
import io.redletter.platform.secret.Vault;
import io.redletter.platform.template.Templates;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Founds a department in this process, by the program's own services, on stores that nodes will share. Nothing fires here. */
final class Founding {
    private static final String WEB = "https://redletter.example";
    private static final String LIST = "list_crashpeople";

    /** Two windows of messages, and some more. */
    private static final int PEOPLE = 36;

    private final Platform platform;
    private final Accounts accounts;
    private final Content content;
    private final Campaigns campaigns;
    private final Deliveries deliveries;

    Founding(Vertx vertx, Path directory, Mongo mongo, RedisLink redis) throws IOException {
        this.platform = new Platform(
                vertx,
                Clock.systemUTC(),
                mongo,
                redis,
                new Bus(vertx),
                new SimpleMeterRegistry(),
                Vault.openOrCreate(directory.resolve("master.key")),
                directory);
        Templates templates = Templates.open(HomeFiles.home().resolve("templates"));
        Almanac almanac = Almanac.load(HomeFiles.config("observances.yaml"));
        Agenda agenda = new Agenda(platform, AgendaConfig.standard());
        this.accounts = new Accounts(platform, AccountsConfig.standard());
        this.content =
                new Content(platform, ContentConfig.at(WEB), accounts, agenda, templates, (work, channel, unit) -> "");
        this.campaigns = new Campaigns(platform, new Campaigns.Ground(accounts, content, agenda, almanac));
        this.deliveries = new Deliveries(
                platform, DeliveryConfig.at(WEB), new Deliveries.Ground(accounts, content, campaigns, agenda));
    }

    Planting plant(Path directory) {
        await(accounts.start()
                .compose(v -> content.start())
                .compose(v -> campaigns.start())
                .compose(v -> deliveries.start()));
        String unit = await(accounts.service()
                        .createUnit(Actor.system("bench"), new NewUnit("某市", "", null, "湖北省鄂州市", false)))
                .id();
        Actor boss = boss(unit);
        people(boss);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Campaign campaign = await(campaigns
                .campaigns()
                .create(boss, NewCampaign.between("六五环境日", today.minusDays(1), today.plusDays(2))));
        Instant released = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
        Work work = work(unit, campaign, boss, released);
        String token = await(accounts.service().createApiToken(boss, "crash")).token();
        await(deliveries.stop().compose(v -> campaigns.stop()).compose(v -> content.stop()));
        return new Planting(token, directory, campaign.id(), work.id(), released);
    }

    private Actor boss(String unit) {
        List<Role> roles = List.of(Role.ADMIN, Role.PLANNER, Role.OPERATOR);
        String id = Ids.next("user");
        await(accounts.service()
                .createUser(
                        Actor.system("bench"),
                        id,
                        new NewUser("crash", "某人", roles, unit, Ids.next() + Ids.next(), false)));
        return new Actor(id, "crash", "某人", Set.copyOf(roles), unit);
    }

    private void people(Actor boss) {
        ListFields fields = new ListFields(
                "市民",
                "环境日的通知",
                "报名表上勾选",
                "Asia/Shanghai",
                null,
                null,
                LocalDate.now(ZoneOffset.UTC).plusYears(1));
        var house = deliveries.audiences();
        await(house.lists().create(boss, LIST, new NewList(null, fields, false)));
        for (int i = 0; i < PEOPLE; i++) {
            String address = "person" + i + "@crash.example";
            await(house.people()
                    .add(
                            boss,
                            LIST,
                            new io.redletter.delivery.audience.csv.Draft(
                                    address, address, null, null, null, null, Map.of(), List.of(), false)));
        }
        await(house.segments().create(boss, Planting.EVERYBODY, new NewSegment(LIST, "所有人", Rule.EVERYBODY, false)));
    }

    private Work work(String unit, Campaign campaign, Actor boss, Instant release) {
        Actor editor = someone(unit, Role.EDITOR);
        Work work = await(content.service()
                .createWork(editor, new NewWork(campaign.id(), WorkKind.H5, "六五环境日", null, unit, false)));
        WorkVersion version = await(content.service()
                        .saveVersion(editor, work.id(), 0, new Draft("共建清洁美丽世界", "一句话", "<p>正文</p>", null, null, null)))
                .version();
        await(content.service().submit(editor, work.id(), version.number()));
        await(content.service()
                .review(
                        someone(unit, Role.REVIEWER),
                        work.id(),
                        version.number(),
                        version.hash(),
                        Verdict.APPROVED,
                        ""));
        return await(content.service().scheduleRelease(boss, work.id(), release));
    }

    private static Actor someone(String unit, Role role) {
        String id = Ids.next("user");
        return new Actor(id, id, "某人", Set.of(role), unit);
    }
}
