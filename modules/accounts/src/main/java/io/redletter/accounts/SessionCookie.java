package io.redletter.accounts;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The cookie that carries a session's token: unreadable for scripts, not sent along by other sites' forms. */
public final class SessionCookie {
    /** Its name. */
    public static final String NAME = "redletter_session";

    private final AccountsConfig config;

    SessionCookie(AccountsConfig config) {
        this.config = config;
    }

    /** The token this request carries. */
    public Optional<String> token(RoutingContext context) {
        return Optional.ofNullable(context.request().getCookie(NAME))
                .map(Cookie::getValue)
                .filter(value -> !value.isBlank());
    }

    /** Hands the session to the browser with this answer. */
    public void give(RoutingContext context, SignedIn session) {
        context.response()
                .addCookie(
                        cookie(session.token()).setMaxAge(config.sessionLife().toSeconds()));
    }

    /** Takes the session from the browser with this answer. */
    public void take(RoutingContext context) {
        context.response().addCookie(cookie("").setMaxAge(0));
    }

    private Cookie cookie(String value) {
        return Cookie.cookie(NAME, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(config.secureCookie())
                .setSameSite(CookieSameSite.LAX);
    }
}
