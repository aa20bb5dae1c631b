package io.redletter.sandbox;

import io.redletter.platform.http.Problems;
import io.redletter.sandbox.control.FaultRoutes;
import io.redletter.sandbox.control.LedgerRoutes;
import io.redletter.sandbox.control.Pages;
import io.redletter.sandbox.exchange.Exchange;
import io.redletter.sandbox.exchange.Faults;
import io.redletter.sandbox.ledger.Ledger;
import io.redletter.sandbox.mail.MailHouse;
import io.redletter.sandbox.mail.MailPages;
import io.redletter.sandbox.mail.MailStand;
import io.redletter.sandbox.webhook.WebhookEndpoint;
import io.redletter.sandbox.webhook.WebhookRoutes;
import io.redletter.sandbox.wechat.Accounts;
import io.redletter.sandbox.wechat.CallbackRoutes;
import io.redletter.sandbox.wechat.Callbacks;
import io.redletter.sandbox.wechat.PublicArticles;
import io.redletter.sandbox.wechat.WechatLimits;
import io.redletter.sandbox.wechat.WechatRoutes;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Wires the sandbox on one event loop: the ledger first, since it holds the state, then the routes, then the port. */
public final class SandboxVerticle extends VerticleBase {
    private static final int IDLE_SECONDS = 60;

    private final SandboxConfig config;
    private final Clock clock;
    private final WechatLimits limits;
    private @Nullable Ledger ledger;
    private @Nullable HttpServer server;
    private @Nullable MailStand mail;
    private final Faults faults = new Faults();

    public SandboxVerticle(SandboxConfig config, Clock clock, WechatLimits limits) {
        this.config = config;
        this.clock = clock;
        this.limits = limits;
    }

    @Override
    public Future<?> start() {
        Accounts accounts = new Accounts(config.apps(), limits);
        return Ledger.open(vertx, config.dataDir(), accounts)
                .onSuccess(opened -> ledger = opened)
                .compose(opened -> takeMail(opened).compose(v -> vertx.executeBlocking(() -> router(accounts, opened))))
                .compose(this::listen);
    }

    @Override
    public Future<?> stop() {
        Future<Void> closed = server == null ? Future.succeededFuture() : server.close();
        return closed.eventually(() -> mail == null ? Future.succeededFuture() : mail.close())
                .eventually(() -> ledger == null ? Future.succeededFuture() : ledger.close());
    }

    /** The port it listens on; 0 before it serves. */
    public int port() {
        return server == null ? 0 : server.actualPort();
    }

    /** The port it takes e-mail on; 0 where it does not. */
    public int mailPort() {
        return mail == null ? 0 : mail.port();
    }

    private Future<Void> takeMail(Ledger opened) {
        MailHouse house = config.mail();
        if (house == null) {
            return Future.succeededFuture();
        }
        MailStand stand = new MailStand(vertx, house, opened, faults, clock);
        mail = stand;
        return stand.listen(config.host());
    }

    private Future<HttpServer> listen(Router router) {
        HttpServerOptions options = new HttpServerOptions()
                // A fault drops a connection; with HTTP/2 that would drop other requests too.
                .setHttp2ClearTextEnabled(false)
                .setIdleTimeout(IDLE_SECONDS);
        return vertx.createHttpServer(options)
                .requestHandler(router)
                .listen(config.port(), config.host())
                .onSuccess(listening -> server = listening);
    }

    private Router router(Accounts accounts, Ledger opened) throws IOException {
        Exchange exchange = new Exchange(vertx, opened, faults, clock);
        PublicArticles articles = new PublicArticles(accounts, clock);
        Router router = Router.router(vertx);
        Callbacks callbacks = new Callbacks(vertx, faults, clock, config.dataDir());
        new WechatRoutes(vertx, exchange, accounts, callbacks, clock, config.dataDir()).mount(router);
        new CallbackRoutes(accounts, callbacks).mount(router);
        new WebhookRoutes(exchange, opened, clock, config.endpoints()).mount(router);
        new LedgerRoutes(opened, articles).mount(router);
        new FaultRoutes(faults, targets()).mount(router);
        new Pages(opened, articles, callbacks, mail, targets(), clock).mount(router);
        if (mail != null) {
            new MailPages(mail).mount(router);
        }
        router.route().failureHandler(Problems::answer);
        router.errorHandler(404, Problems::answer);
        router.errorHandler(405, Problems::answer);
        return router;
    }

    private Set<String> targets() {
        Set<String> targets = new LinkedHashSet<>();
        targets.add("wechat");
        config.endpoints().stream().map(WebhookEndpoint::name).forEach(name -> targets.add("webhook:" + name));
        if (config.mail() != null) {
            targets.add(MailStand.TARGET);
        }
        return targets;
    }
}
