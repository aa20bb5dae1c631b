package io.redletter.bench.live;

import static io.redletter.bench.exact.Counted.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.redletter.accounts.Accounts;
import io.redletter.accounts.AccountsConfig;
import io.redletter.accounts.Actor;
import io.redletter.accounts.User;
import io.redletter.bench.process.Stores;
import io.redletter.platform.Platform;
import io.redletter.platform.bus.Bus;
import io.redletter.platform.mongo.Mongo;
import io.redletter.platform.mongo.MongoConfig;
import io.redletter.platform.redis.RedisConfig;
import io.redletter.platform.redis.RedisLink;
import io.redletter.platform.secret.Vault;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Makes the administrator of a fresh installation, and a key to its API; done past the node, on its stores. */
public final class Guest {
    private static final Duration STORE_LIMIT = Duration.ofSeconds(20);

    private Guest() {}

    /** @param node the directory of a node, where its master key lies */
    public static String token(Stores stores, Path node) throws IOException {
        Vertx vertx = Vertx.vertx();
        Mongo mongo = Mongo.connect(vertx, new MongoConfig(stores.mongoUri(), "redletter", STORE_LIMIT));
        RedisLink redis = RedisLink.connect(vertx, new RedisConfig(stores.redisUri(), false, STORE_LIMIT));
        Platform platform = new Platform(
                vertx,
                Clock.systemUTC(),
                mongo,
                redis,
                new Bus(vertx),
                new SimpleMeterRegistry(),
                Vault.openOrCreate(node.resolve("master.key")),
                node);
        Accounts accounts = new Accounts(platform, AccountsConfig.standard());
        try {
            return await(accounts.start()
                    .compose(v -> accounts.service().firstAdministrator("bench", "测量", Vault.token(16)))
                    .compose(user -> accounts.service().createApiToken(actor(user), "bench"))
                    .map(shown -> shown.token()));
        } finally {
            await(accounts.stop().eventually(redis::close).eventually(mongo::close));
            await(vertx.close());
        }
    }

    private static Actor actor(User user) {
        return new Actor(user.id(), user.login(), user.name(), java.util.Set.copyOf(user.roles()), user.unitId());
    }
}
