package io.redletter.platform.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The connection to Redis: every command has a time limit, a lost connection is opened again by the pool. */
public final class RedisLink {
    private final Redis client;
    private final long timeoutMillis;

    private RedisLink(Redis client, long timeoutMillis) {
        this.client = client;
        this.timeoutMillis = timeoutMillis;
    }

    /** Opens the pool; the first command shows whether a server is there. */
    public static RedisLink connect(Vertx vertx, RedisConfig config) {
        int millis = Math.toIntExact(config.timeout().toMillis());
        RedisOptions options = new RedisOptions()
                .setConnectionString(config.uri())
                .setType(config.cluster() ? RedisClientType.CLUSTER : RedisClientType.STANDALONE)
                .setMaxPoolSize(16)
                .setMaxPoolWaiting(4096)
                .setMaxWaitingHandlers(65_536)
                .setNetClientOptions(
                        new NetClientOptions().setConnectTimeout(millis).setTcpNoDelay(true));
        return new RedisLink(Redis.createClient(vertx, options), millis);
    }

    /** Sends one command; the answer is null where Redis answers nil. */
    public Future<@Nullable Response> send(Command command, Object... arguments) {
        Request request = Request.cmd(command);
        for (Object argument : arguments) {
            if (argument instanceof byte[] bytes) {
                request.arg(bytes);
            } else {
                request.arg(String.valueOf(argument));
            }
        }
        return send(request);
    }

    /** Sends one request. */
    public Future<@Nullable Response> send(Request request) {
        return client.send(request).timeout(timeoutMillis, TimeUnit.MILLISECONDS);
    }

    /** Sends requests in one go; on a cluster all keys must share a hash tag. */
    public Future<List<@Nullable Response>> batch(List<Request> requests) {
        return client.batch(requests).timeout(timeoutMillis, TimeUnit.MILLISECONDS);
    }

    /** Succeeds when a server answers. */
    public Future<Void> ping() {
        return send(Command.PING).mapEmpty();
    }

    public Future<Void> close() {
        return client.close();
    }
}
