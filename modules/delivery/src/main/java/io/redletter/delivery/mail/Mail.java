package io.redletter.delivery.mail;

import io.redletter.delivery.audience.Audiences;
import io.redletter.delivery.list.ListDeliveries;
import io.redletter.delivery.outbound.TargetGuard;
import io.redletter.platform.Platform;
import io.redletter.platform.http.Routes;
import io.redletter.platform.template.Templates;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** E-mail, wired: the channel first, and once there are lists, the ways back in. */
public final class Mail {
    private final Platform platform;
    private final MailConfig config;
    private final Templates templates;
    private final Verp verp;
    private final Unsubscribe unsubscribe;
    private final MailRooms rooms;
    private final MailChannel channel;
    private List<Routes> routes = List.of();
    private @Nullable BounceListener listener;

    public Mail(Platform platform, MailConfig config, Templates templates, TargetGuard guard) {
        this.platform = platform;
        this.config = config;
        this.templates = templates;
        this.verp = new Verp(platform.vault());
        this.unsubscribe = new Unsubscribe(platform.vault());
        this.rooms = new MailRooms(platform.vertx(), guard, new SmtpPool.Waits(config.answerSeconds()));
        this.channel = new MailChannel(rooms, new LetterWriter(templates), verp, unsubscribe, platform.clock());
    }

    public MailChannel channel() {
        return channel;
    }

    /** Opens the ways back in. Called once, before {@link #start()}. */
    public void join(ListDeliveries lists, Audiences audiences) {
        Bounces bounces = new Bounces(platform.vertx(), verp, lists);
        routes = List.of(new UnsubscribeRoutes(unsubscribe, audiences, templates), new BounceRoutes(bounces));
        listener = config.bouncePort() < 0 ? null : new BounceListener(platform.vertx(), bounces, config.bouncePort());
    }

    public Future<Void> start() {
        BounceListener opening = listener;
        return opening == null ? Future.succeededFuture() : opening.start();
    }

    /** Where messages that came back are taken; 0 where they are not. */
    public int bouncePort() {
        BounceListener open = listener;
        return open == null ? 0 : open.port();
    }

    public Future<Void> stop() {
        BounceListener open = listener;
        return (open == null ? Future.<Void>succeededFuture() : open.stop()).eventually(rooms::close);
    }

    public List<Routes> routes() {
        return routes;
    }
}
