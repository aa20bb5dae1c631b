package io.redletter.app.rehearsal;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.redletter.accounts.Accounts;
import io.redletter.accounts.AccountsConfig;
import io.redletter.agenda.Agenda;
import io.redletter.agenda.AgendaConfig;
import io.redletter.campaign.Campaigns;
import io.redletter.campaign.ChannelRules;
import io.redletter.campaign.task.StandardTasks;
import io.redletter.content.Content;
import io.redletter.content.ContentConfig;
import io.redletter.delivery.Deliveries;
import io.redletter.delivery.DeliveryConfig;
import io.redletter.delivery.figures.FigureBook;
import io.redletter.delivery.mail.MailConfig;
import io.redletter.delivery.quota.QuotaRules;
import io.redletter.observance.Almanac;
import io.redletter.platform.Platform;
import io.redletter.platform.bus.Bus;
import io.redletter.platform.embedded.EmbeddedStores;
import io.redletter.platform.mongo.Mongo;
import io.redletter.platform.mongo.MongoConfig;
import io.redletter.platform.redis.RedisConfig;
import io.redletter.platform.redis.RedisLink;
import io.redletter.platform.secret.Vault;
import io.redletter.platform.template.Templates;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A whole program without a door: the same code on stores, a clock, a key and a directory of its own. Nobody can come in, no
 * reader is counted, and its channels can call its own stand-ins only.
 */
final class Stage {
    /** What a stage reads of the installation's files. */
    record Props(Path config, Path observances, Templates templates, String publicUrl) {}

    private static final AgendaConfig AGENDA = new AgendaConfig(
            Duration.ofSeconds(2),
            Duration.ofSeconds(20),
            Duration.ofSeconds(2),
            Duration.ofMillis(20),
            Duration.ofSeconds(1),
            false);
    private static final Logger LOG = LoggerFactory.getLogger(Stage.class);
    private static final Duration STRIKE = Duration.ofSeconds(10);
    private static final Duration STORE_ANSWERS = Duration.ofSeconds(5);

    private final Path directory;
    private final EmbeddedStores stores;
    private final StageClock clock;
    private final Platform platform;
    private final Props props;
    private StandIns standIns = StandIns.NONE;

    private Stage(Path directory, EmbeddedStores stores, StageClock clock, Platform platform, Props props) {
        this.directory = directory;
        this.stores = stores;
        this.clock = clock;
        this.platform = platform;
        this.props = props;
    }

    /** Blocking: stores and key on disk. */
    static Stage build(Path directory, Instant from, Props props) {
        try {
            Files.createDirectories(directory);
            EmbeddedStores stores = EmbeddedStores.start(directory);
            Vertx vertx = Vertx.vertx();
            StageClock clock = new StageClock(from);
            Platform platform = new Platform(
                    vertx,
                    clock,
                    Mongo.connect(vertx, new MongoConfig(stores.mongoUri(), "rehearsal", STORE_ANSWERS)),
                    RedisLink.connect(vertx, new RedisConfig(stores.redisUri(), false, STORE_ANSWERS)),
                    new Bus(vertx),
                    new SimpleMeterRegistry(),
                    Vault.openOrCreate(directory.resolve("master.key")),
                    directory);
            return new Stage(directory, stores, clock, platform, props);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Platform platform() {
        return platform;
    }

    StageClock clock() {
        return clock;
    }

    /** Stands that speak for the channels from now on; before {@link #play}. */
    void cast(StandIns others) {
        standIns = others;
    }

    /** Wires the program and opens it; nothing fires before {@link Play#agenda} is started. */
    Future<Play> play() {
        Accounts accounts = new Accounts(platform, AccountsConfig.standard());
        Agenda agenda = new Agenda(platform, AGENDA);
        Content content = new Content(
                platform,
                ContentConfig.at(props.publicUrl()),
                accounts,
                agenda,
                props.templates(),
                (work, channel, unit) -> "");
        Campaigns campaigns = new Campaigns(
                platform,
                new Campaigns.Ground(
                        accounts,
                        content,
                        agenda,
                        Almanac.load(props.observances()),
                        StandardTasks.NONE,
                        ChannelRules.load(props.config().resolve("channels.yaml"))));
        Deliveries deliveries = new Deliveries(
                platform,
                DeliveryConfig.at(props.publicUrl()).onlyTo(standIns.authorities()),
                new Deliveries.Ground(
                        accounts,
                        content,
                        campaigns,
                        agenda,
                        QuotaRules.load(props.config().resolve("quotas.yaml")),
                        FigureBook.NONE,
                        new Deliveries.Mailing(props.templates(), MailConfig.STANDARD, new StandInPeople(platform))));
        return accounts.start()
                .compose(v -> content.start())
                .compose(v -> campaigns.start())
                .compose(v -> deliveries.start())
                .map(new Play(agenda, content, campaigns, deliveries));
    }

    StandIns standIns() {
        return standIns;
    }

    /** What is played. */
    record Play(Agenda agenda, Content content, Campaigns campaigns, Deliveries deliveries) {
        Future<Void> stop() {
            return agenda.stop()
                    .eventually(deliveries::stop)
                    .eventually(campaigns::stop)
                    .eventually(content::stop);
        }
    }

    /** Takes everything down; what was on disk is gone afterwards. Blocking, for the thread that built it; never fails. */
    void strike() {
        quietly(() -> Waits.on(standIns.stop(), STRIKE));
        quietly(() -> Waits.on(platform.redis().close(), STRIKE));
        quietly(() -> Waits.on(platform.mongo().close(), STRIKE));
        quietly(() -> Waits.on(platform.vertx().close(), STRIKE));
        quietly(() -> {
            stores.close();
            return null;
        });
        quietly(() -> {
            deleteAll(directory);
            return null;
        });
    }

    private static void quietly(Callable<?> step) {
        try {
            step.call();
        } catch (Exception failure) {
            LOG.warn("stage not struck cleanly", failure);
        }
    }

    /** Blocking. */
    static void deleteAll(Path directory) throws IOException {
        if (Files.exists(directory)) {
            List<Path> all;
            try (Stream<Path> files = Files.walk(directory)) {
                all = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : all) {
                Files.deleteIfExists(file);
            }
        }
    }
}
