package io.redletter.accounts;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Who is behind a request, as the {@link SignInHandler} found out. */
public final class Actors {
    static final String ACTOR = "redletter.actor";
    static final String CSRF = "redletter.csrf";

    private Actors() {}

    /**
     * Who is behind the request.
     *
     * @throws UnauthenticatedException if nobody is
     */
    public static Actor of(RoutingContext context) {
        return find(context).orElseThrow(UnauthenticatedException::nobody);
    }

    /** Who is behind the request, or empty where nobody has signed in. */
    public static Optional<Actor> find(RoutingContext context) {
        return Optional.ofNullable(context.<Actor>get(ACTOR));
    }

    /** The token that the forms of this session carry as {@code _csrf}; empty where there is no session. */
    public static String csrf(RoutingContext context) {
        String token = context.get(CSRF);
        return token == null ? "" : token;
    }
}
