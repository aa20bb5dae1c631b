package io.redletter.bench.webhook;

import static io.redletter.bench.exact.Counted.await;

import com.mongodb.client.model.Filters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.redletter.accounts.Accounts;
import io.redletter.accounts.AccountsConfig;
import io.redletter.accounts.Actor;
import io.redletter.accounts.NewUnit;
import io.redletter.accounts.Role;
import io.redletter.agenda.Agenda;
import io.redletter.agenda.AgendaConfig;
import io.redletter.bench.process.HomeFiles;
import io.redletter.bench.process.Patience;
import io.redletter.bench.process.Stores;
import io.redletter.campaign.Campaign;
import io.redletter.campaign.Campaigns;
import io.redletter.campaign.LatePolicy;
import io.redletter.campaign.NewCampaign;
import io.redletter.campaign.Push;
import io.redletter.campaign.PushLaneDocuments;
import io.redletter.campaign.PushState;
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
import io.redletter.delivery.DeliveryTopics;
import io.redletter.delivery.NewChannel;
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
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.bson.Document;

/**
 * The program from accounts to delivery as one node on given stores, with a released work and webhook accounts. Pushes are put in as
 * arming stores them, in bulk; what is measured begins when they are due.
 */
final class Office implements AutoCloseable {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Duration STORE_LIMIT = Duration.ofSeconds(20);
    private static final int AT_ONCE = 500;
    private static final String WEB = "https://redletter.example";
    private static final AccountsConfig PEOPLE = new AccountsConfig(
            false,
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ofHours(1),
            10,
            new AccountsConfig.Argon(64, 1, 1));

    private final Vertx vertx = Vertx.vertx();
    private final Platform platform;
    private final Agenda agenda;
    private final Content content;
    private final Campaigns campaigns;
    private final Deliveries deliveries;
    private final LongAdder sent = new LongAdder();
    private final String unit;
    private final Campaign campaign;
    private final Work work;
    private final List<String> channels;

    /**
     * @param sink where its webhooks go, without a path
     * @param accounts how many of them, one path each
     */
    Office(Path directory, Stores stores, URI sink, int accounts) {
        this.platform = new Platform(
                vertx,
                Clock.systemUTC(),
                Mongo.connect(vertx, new MongoConfig(stores.mongoUri(), "redletter", STORE_LIMIT)),
                RedisLink.connect(vertx, new RedisConfig(stores.redisUri(), false, STORE_LIMIT)),
                new Bus(vertx),
                new SimpleMeterRegistry(),
                Vault.of(new byte[32]),
                directory);
        Accounts people = new Accounts(platform, PEOPLE);
        Templates templates = Templates.open(HomeFiles.home().resolve("templates"));
        Almanac almanac = Almanac.load(HomeFiles.config("observances.yaml"));
        this.agenda = new Agenda(platform, AgendaConfig.standard());
        this.content =
                new Content(platform, ContentConfig.at(WEB), people, agenda, templates, (work, channel, unit) -> "");
        this.campaigns = new Campaigns(platform, new Campaigns.Ground(people, content, agenda, almanac));
        this.deliveries = new Deliveries(
                platform,
                DeliveryConfig.at(WEB).allowing(Set.of(sink.getAuthority())),
                new Deliveries.Ground(people, content, campaigns, agenda));
        await(people.start()
                .compose(v -> content.start())
                .compose(v -> campaigns.start())
                .compose(v -> deliveries.start())
                .compose(v -> agenda.start()));
        this.unit = await(people.service()
                        .createUnit(Actor.system("bench"), new NewUnit("某市", "", null, "湖北省鄂州市", false)))
                .id();
        this.campaign = await(
                campaigns.campaigns().create(actor(Role.ADMIN), NewCampaign.forDay("world-environment-day", 2027)));
        this.work = released();
        this.channels = IntStream.range(0, accounts)
                .mapToObj(i -> channel(sink + "/in/" + i))
                .toList();
        platform.bus().listen(DeliveryTopics.DELIVERY_CHANGED, hint -> {
            if (hint.state().equals("sent")) {
                sent.increment();
            }
        });
    }

    List<String> channels() {
        return channels;
    }

    /** How many deliveries were stored as sent so far, as the program told. */
    long sent() {
        return sent.sum();
    }

    /** Stores armed pushes, and sets their alarms, as arming does. */
    Future<Void> arm(List<Push> pushes) {
        Future<Void> all = Future.succeededFuture();
        for (int from = 0; from < pushes.size(); from += AT_ONCE) {
            List<Push> some = pushes.subList(from, Math.min(pushes.size(), from + AT_ONCE));
            all = all.compose(v -> platform.mongo()
                            .done(platform.mongo()
                                    .collection("pushes", Push.class)
                                    .insertMany(some)))
                    .compose(v -> Future.all(some.stream()
                            .map(push -> agenda.set(PushLaneDocuments.LANE, push.id(), push.version(), push.due()))
                            .toList()))
                    .mapEmpty();
        }
        return all;
    }

    /** Armed for then. */
    Push push(Instant due, List<String> to) {
        return new Push(
                Ids.next("push"),
                2,
                campaign.id(),
                unit,
                work.id(),
                to,
                LocalDateTime.ofInstant(due, CHINA),
                CHINA.getId(),
                due,
                null,
                PushState.ARMED.text(),
                LatePolicy.STANDARD,
                false,
                work.sealedHash(),
                null,
                null,
                null,
                null,
                null,
                "bench",
                due,
                false,
                null);
    }

    Instant now() {
        return agenda.now();
    }

    /** How many documents of a collection are in this state. */
    long count(String collection, String state) {
        return await(platform.mongo()
                .one(platform.mongo()
                        .collection(collection, Document.class)
                        .countDocuments(Filters.eq("state", state))));
    }

    private Work released() {
        Actor editor = actor(Role.EDITOR);
        Work made = await(content.service()
                .createWork(editor, new NewWork(campaign.id(), WorkKind.H5, "六五环境日", null, unit, false)));
        WorkVersion version = await(content.service()
                        .saveVersion(editor, made.id(), 0, new Draft("共建清洁美丽世界", "一句话", "<p>正文</p>", null, null, null)))
                .version();
        await(content.service().submit(editor, made.id(), version.number()));
        await(content.service()
                .review(actor(Role.REVIEWER), made.id(), version.number(), version.hash(), Verdict.APPROVED, ""));
        Work planned = await(content.service().scheduleRelease(actor(Role.ADMIN), made.id(), now().plusSeconds(1)));
        while (!await(content.gate().isOpen(made.id()))) {
            Patience.pause(100);
        }
        return planned;
    }

    private String channel(String url) {
        NewChannel wanted = new NewChannel("webhook", url, unit, Map.of("url", url), null, false);
        return await(deliveries.channels().createAccount(actor(Role.ADMIN), wanted))
                .channel()
                .id();
    }

    private Actor actor(Role role) {
        String id = Ids.next("user");
        return new Actor(id, id, "某人", Set.of(role), unit);
    }

    @Override
    public void close() {
        await(agenda.stop()
                .compose(v -> deliveries.stop())
                .compose(v -> campaigns.stop())
                .compose(v -> content.stop())
                .compose(v -> platform.redis().close())
                .compose(v -> platform.mongo().close())
                .compose(v -> vertx.close()));
    }
}
