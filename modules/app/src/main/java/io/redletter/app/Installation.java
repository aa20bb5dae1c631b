package io.redletter.app;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.redletter.platform.Platform;
import io.redletter.platform.bus.Bus;
import io.redletter.platform.embedded.DataInUseException;
import io.redletter.platform.embedded.DataLock;
import io.redletter.platform.embedded.EmbeddedStores;
import io.redletter.platform.mongo.Mongo;
import io.redletter.platform.mongo.MongoConfig;
import io.redletter.platform.redis.RedisConfig;
import io.redletter.platform.redis.RedisLink;
import io.redletter.platform.secret.Vault;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One data directory in use: its lock, its embedded stores where no real ones are named, and the platform on them. Opened
 * and closed on the main thread, which may wait.
 */
final class Installation implements AutoCloseable {
    private final DataLock lock;
    private final @Nullable EmbeddedStores stores;
    private final PrometheusMeterRegistry meters;
    private final Platform platform;

    private Installation(
            DataLock lock, @Nullable EmbeddedStores stores, PrometheusMeterRegistry meters, Platform platform) {
        this.lock = lock;
        this.stores = stores;
        this.meters = meters;
        this.platform = platform;
    }

    /** @throws DataInUseException if the directory is taken or not writable */
    static Installation open(RedletterConfig config) {
        Path data = Path.of(config.data()).toAbsolutePath();
        DataLock lock = DataLock.take(data);
        Logs.moveTo(data.resolve("logs"));
        boolean embedded =
                config.mongo().uri().isBlank() || config.redis().uri().isBlank();
        EmbeddedStores stores = embedded ? EmbeddedStores.start(data) : null;
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        List.<MeterBinder>of(
                        new JvmMemoryMetrics(), new JvmThreadMetrics(), new ProcessorMetrics(), new UptimeMetrics())
                .forEach(binder -> binder.bindTo(meters));
        return new Installation(lock, stores, meters, platform(config, data, stores, meters));
    }

    private static Platform platform(
            RedletterConfig config, Path data, @Nullable EmbeddedStores stores, PrometheusMeterRegistry meters) {
        Vertx vertx = Vertx.builder()
                .with(new VertxOptions().setMetricsOptions(new MicrometerMetricsOptions().setEnabled(true)))
                .withMetrics(new MicrometerMetricsFactory(meters))
                .build();
        return new Platform(
                vertx,
                Clock.systemUTC(),
                Mongo.connect(vertx, mongo(config.mongo(), stores)),
                RedisLink.connect(vertx, redis(config.redis(), stores)),
                new Bus(vertx),
                meters,
                vault(config, data),
                data);
    }

    private static MongoConfig mongo(RedletterConfig.Mongo config, @Nullable EmbeddedStores stores) {
        String uri = config.uri().isBlank() && stores != null ? stores.mongoUri() : config.uri();
        return new MongoConfig(uri, config.database(), config.timeout());
    }

    private static RedisConfig redis(RedletterConfig.Redis config, @Nullable EmbeddedStores stores) {
        String uri = config.uri().isBlank() && stores != null ? stores.redisUri() : config.uri();
        return new RedisConfig(uri, config.cluster(), config.timeout());
    }

    private static Vault vault(RedletterConfig config, Path data) {
        String keys = config.secrets().masterKeys();
        if (!keys.isBlank()) {
            try {
                return Vault.ofKeys(keys);
            } catch (IllegalArgumentException unusable) {
                throw new UsageException("secrets.master-keys: " + unusable.getMessage());
            }
        }
        try {
            return Vault.openOrCreate(data.resolve("master.key"));
        } catch (IOException e) {
            throw new DataInUseException(data.resolve("master.key") + ": 无法读写 (cannot be read or written)");
        }
    }

    Platform platform() {
        return platform;
    }

    PrometheusMeterRegistry meters() {
        return meters;
    }

    @Override
    public void close() {
        Waiting.quietly("redis", platform.redis().close());
        Waiting.quietly("mongo", platform.mongo().close());
        Waiting.quietly("vertx", platform.vertx().close());
        if (stores != null) {
            stores.close();
        }
        try {
            lock.close();
        } catch (IOException e) {
            throw new UsageException("lock: " + e.getMessage());
        }
    }
}
