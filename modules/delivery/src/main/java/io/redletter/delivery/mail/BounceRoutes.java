package io.redletter.delivery.mail;

import io.redletter.platform.http.Routes;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Optional;

/**
 * Messages that came back, handed in by a mail server or a mail service: {@code POST /hooks/mail/{channelId}}, the message as
 * the body, {@code ?rcpt=} the address it came back to. The address is sealed, so nobody can speak for another's.
 */
final class BounceRoutes implements Routes {
    private final Bounces bounces;

    BounceRoutes(Bounces bounces) {
        this.bounces = bounces;
    }

    @Override
    public void mount(Router router) {
        router.post("/hooks/mail/:channel")
                .handler(BodyHandler.create(false).setBodyLimit(BounceReport.MOST_BYTES))
                .handler(this::take);
    }

    private void take(RoutingContext ctx) {
        byte[] message = Optional.ofNullable(ctx.body().buffer())
                .orElseGet(Buffer::buffer)
                .getBytes();
        String address = Optional.ofNullable(ctx.request().getParam("rcpt")).orElse("");
        bounces.take(address, message)
                .compose(
                        known -> ctx.response().setStatusCode(known ? 204 : 202).end())
                .onFailure(ctx::fail);
    }
}
