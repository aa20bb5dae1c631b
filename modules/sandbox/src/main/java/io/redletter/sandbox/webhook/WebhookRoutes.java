package io.redletter.sandbox.webhook;

import io.redletter.platform.http.Routes;
import io.redletter.sandbox.exchange.Exchange;
import io.redletter.sandbox.ledger.Ledger;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code POST /hooks/{name}}: 204 for what is accepted, 401 with the reason for what is not. */
public final class WebhookRoutes implements Routes {
    private static final long BODY_LIMIT = 1024L * 1024;

    private record Receiver(WebhookEndpoint endpoint, SignatureCheck check) {}

    private final Exchange exchange;
    private final Ledger ledger;
    private final Clock clock;
    private final Map<String, Receiver> receivers = new HashMap<>();

    public WebhookRoutes(Exchange exchange, Ledger ledger, Clock clock, List<WebhookEndpoint> endpoints) {
        this.exchange = exchange;
        this.ledger = ledger;
        this.clock = clock;
        endpoints.forEach(
                endpoint -> receivers.put(endpoint.name(), new Receiver(endpoint, new SignatureCheck(endpoint))));
    }

    @Override
    public void mount(Router router) {
        router.post("/hooks/:name")
                .handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT))
                .handler(this::receive);
    }

    private void receive(RoutingContext ctx) {
        @Nullable Receiver receiver = receivers.get(ctx.pathParam("name"));
        if (receiver == null) {
            ctx.fail(404);
        } else {
            exchange.handle(ctx, visit(ctx, receiver));
        }
    }

    private WebhookVisit visit(RoutingContext ctx, Receiver receiver) {
        MultiMap headers = ctx.request().headers();
        return new WebhookVisit(
                receiver.endpoint(),
                receiver.check(),
                ledger,
                headers.get("webhook-id"),
                headers.get("webhook-timestamp"),
                headers.get("webhook-signature"),
                Optional.ofNullable(ctx.body().buffer()).orElseGet(Buffer::buffer),
                clock.instant());
    }
}
