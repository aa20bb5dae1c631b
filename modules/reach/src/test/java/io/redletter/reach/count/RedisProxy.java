package io.redletter.reach.count;

import static io.redletter.platform.TestPlatform.await;

import io.redletter.platform.TestStores;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to Redis that a test can cut and mend. */
final class RedisProxy {
    private final Vertx vertx;
    private final NetClient client;
    private final Set<NetSocket> sockets = ConcurrentHashMap.newKeySet();
    private final URI target = URI.create(TestStores.shared().redisUri());
    private final int port;
    private volatile boolean cut;

    RedisProxy(Vertx vertx) {
        this.vertx = vertx;
        this.client = vertx.createNetClient();
        NetServer server = vertx.createNetServer().connectHandler(this::connect);
        this.port = await(server.listen(0, "127.0.0.1")).actualPort();
    }

    String uri() {
        return "redis://127.0.0.1:" + port;
    }

    void cut() {
        cut = true;
        sockets.forEach(NetSocket::close);
    }

    void mend() {
        cut = false;
    }

    private void connect(NetSocket socket) {
        if (cut) {
            socket.close();
            return;
        }
        sockets.add(socket);
        socket.pause();
        client.connect(target.getPort(), target.getHost())
                .onSuccess(redis -> {
                    sockets.add(redis);
                    socket.pipeTo(redis);
                    redis.pipeTo(socket);
                })
                .onFailure(e -> socket.close());
    }
}
