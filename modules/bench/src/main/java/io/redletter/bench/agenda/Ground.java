package io.redletter.bench.agenda;

import static io.redletter.bench.exact.Counted.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.redletter.agenda.Agenda;
import io.redletter.agenda.AgendaConfig;
import io.redletter.platform.Platform;
import io.redletter.platform.bus.Bus;
import io.redletter.platform.mongo.Mongo;
import io.redletter.platform.mongo.MongoConfig;
import io.redletter.platform.redis.RedisConfig;
import io.redletter.platform.redis.RedisLink;
import io.redletter.platform.secret.Vault;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One node's agenda with lanes of the benchmark, on given stores. */
final class Ground implements AutoCloseable {
    static final String DATABASE = "agenda_bench";
    private static final Duration STORE_LIMIT = Duration.ofSeconds(60);

    private final Platform platform;
    private final Agenda agenda;
    private final List<BenchLane> lanes = new ArrayList<>();

    Ground(Path directory, String mongoUri, String redisUri) throws IOException {
        Vertx vertx = Vertx.vertx();
        this.platform = new Platform(
                vertx,
                Clock.systemUTC(),
                Mongo.connect(vertx, new MongoConfig(mongoUri, DATABASE, STORE_LIMIT)),
                RedisLink.connect(vertx, new RedisConfig(redisUri, false, STORE_LIMIT)),
                new Bus(vertx),
                new SimpleMeterRegistry(),
                Vault.of(new byte[32]),
                Files.createDirectories(directory));
        this.agenda = new Agenda(platform, AgendaConfig.standard());
    }

    BenchLane open(String name, boolean hanging) {
        BenchLane lane = new BenchLane(name, platform.mongo(), agenda::now, hanging);
        agenda.open(lane);
        lanes.add(lane);
        return lane;
    }

    void start() {
        await(agenda.start());
    }

    Agenda agenda() {
        return agenda;
    }

    Mongo mongo() {
        return platform.mongo();
    }

    RedisLink redis() {
        return platform.redis();
    }

    @Override
    public void close() {
        await(agenda.stop()
                .compose(v -> platform.redis().close())
                .compose(v -> platform.mongo().close())
                .compose(v -> platform.vertx().close()));
    }
}
