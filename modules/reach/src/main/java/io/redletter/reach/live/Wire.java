package io.redletter.reach.live;

import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.VertxConnection;

/**
 * A viewer's connection, below HTTP. What the operating system holds for who does not read is bounded: left to itself it takes up
 * to some megabytes of memory for each, and as long passes before anybody notices. And it can be cut: an orderly end would wait
 * until all that was written before is read.
 */
final class Wire {
    private static final int SEND_BYTES = 64 << 10;

    private final HttpServerRequest request;

    Wire(HttpServerRequest request) {
        this.request = request;
        if (request.connection() instanceof VertxConnection connection) {
            connection.channel().config().setOption(ChannelOption.SO_SNDBUF, SEND_BYTES);
        }
    }

    /** Ends it now; what was not yet read is given up. */
    void cut() {
        if (request.connection() instanceof VertxConnection connection) {
            connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            connection.channel().pipeline().firstContext().close(); // below whoever would write all of it first
        } else {
            request.response().reset();
        }
    }
}
