package io.redletter.delivery.mail;

import io.redletter.delivery.audience.Audiences;
import io.redletter.platform.http.Routes;
import io.redletter.platform.template.Templates;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaving a list, at {@code /u/{token}}: a GET only shows a button, for mail readers and scanners fetch every link; a POST
 * leaves, whether by the button or by the mail reader's own (RFC 8058).
 */
final class UnsubscribeRoutes implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(UnsubscribeRoutes.class);
    private static final long BODY_LIMIT = 4096;

    private final Unsubscribe unsubscribe;
    private final Audiences audiences;
    private final Function<String, String> pages;
    private final String policy;

    UnsubscribeRoutes(Unsubscribe unsubscribe, Audiences audiences, Templates templates) {
        this.unsubscribe = unsubscribe;
        this.audiences = audiences;
        String style = templates.render("h5/style.ftlh", Map.of());
        this.pages = part ->
                templates.render("mail/unsubscribe.ftlh", Map.of("language", "zh-CN", "style", style, "step", part));
        this.policy = "default-src 'none'; style-src 'sha256-" + sha256(style)
                + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }

    @Override
    public void mount(Router router) {
        router.get("/u/:token").handler(this::ask);
        router.post("/u/:token")
                .handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT))
                .handler(this::leave);
    }

    private void ask(RoutingContext ctx) {
        boolean known = unsubscribe.person(ctx.pathParam("token")).isPresent();
        show(ctx, known ? 200 : 404, known ? "ask" : "unknown");
    }

    private void leave(RoutingContext ctx) {
        Optional<String> person = unsubscribe.person(ctx.pathParam("token"));
        if (person.isEmpty()) {
            show(ctx, 404, "unknown");
            return;
        }
        String how = "One-Click".equals(ctx.request().getFormAttribute("List-Unsubscribe")) ? "one-click" : "page";
        audiences
                .optOut(person.get(), MailChannel.KIND, how)
                .onSuccess(v -> {
                    LOG.info("unsubscribed person={} how={}", person.get(), how);
                    show(ctx, 200, "done");
                })
                .onFailure(ctx::fail);
    }

    private void show(RoutingContext ctx, int status, String step) {
        Future<Void> sent = ctx.response()
                .setStatusCode(status)
                .putHeader("content-type", "text/html; charset=utf-8")
                .putHeader("cache-control", "no-store")
                .putHeader("x-robots-tag", "noindex")
                .putHeader("referrer-policy", "no-referrer")
                .putHeader("x-content-type-options", "nosniff")
                .putHeader("content-security-policy", policy)
                .end(pages.apply(step));
        sent.onFailure(failure -> LOG.debug("reader went away", failure));
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
