package io.redletter.accounts;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Finds out who is behind a request, from an API token or from the session cookie, and lets the request go on also where
 * nobody is. A change asked for under a cookie needs the session's {@code _csrf} as a form field or as {@code
 * X-CSRF-Token}; for the form field this handler must stand behind the one that reads bodies.
 */
public final class SignInHandler implements Handler<RoutingContext> {
    private static final String BEARER = "Bearer ";

    private final AccountService accounts;
    private final SessionCookie cookie;

    SignInHandler(AccountService accounts, SessionCookie cookie) {
        this.accounts = accounts;
        this.cookie = cookie;
    }

    @Override
    public void handle(RoutingContext context) {
        Optional<String> token = apiToken(context.request());
        Optional<String> session = cookie.token(context);
        if (token.isEmpty() && session.isEmpty()) {
            context.next();
            return;
        }
        boolean unread = !context.request().isEnded();
        if (unread) {
            context.request().pause(); // what streams in while we ask the store must not be lost
        }
        (token.isPresent() ? byToken(context, token.get()) : bySession(context, session.orElseThrow()))
                .onSuccess(v -> {
                    if (unread) {
                        context.request().resume();
                    }
                    context.next();
                })
                .onFailure(failure -> {
                    if (unread) {
                        context.request().resume();
                    }
                    context.fail(failure);
                });
    }

    private Future<Void> byToken(RoutingContext context, String token) {
        return accounts.byApiToken(token)
                .map(found -> found.orElseThrow(() -> new UnauthenticatedException(
                        "token-unknown", "访问令牌无效或已过期 (the token is unknown or has expired)")))
                .map(actor -> {
                    context.put(Actors.ACTOR, actor);
                    return null;
                });
    }

    private Future<Void> bySession(RoutingContext context, String token) {
        return accounts.bySession(token).map(found -> {
            found.ifPresent(session -> enter(context, session));
            return null;
        });
    }

    private static void enter(RoutingContext context, SignedIn session) {
        if (SameSite.isChange(context.request())) {
            SameSite.require(context);
            requireCsrf(context.request(), session.csrf());
        }
        context.put(Actors.ACTOR, session.actor());
        context.put(Actors.CSRF, session.csrf());
    }

    private static void requireCsrf(HttpServerRequest request, String expected) {
        String header = request.getHeader("X-CSRF-Token");
        String given = header == null ? request.getFormAttribute("_csrf") : header;
        if (given == null || !Digest.same(given, expected)) {
            throw new ForbiddenException("csrf", "页面已过期,请刷新后再提交 (the form's token is missing or old, reload the page)");
        }
    }

    /** Only our own tokens: a partner's feed key travels in the same header and is the feed's business. */
    private static Optional<String> apiToken(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip())
                .filter(value -> value.startsWith(TokenService.PREFIX));
    }
}
