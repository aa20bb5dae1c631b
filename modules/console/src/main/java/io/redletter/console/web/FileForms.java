package io.redletter.console.web;

import io.redletter.accounts.AccountService;
import io.redletter.accounts.SessionCookie;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads forms that hand a file in, where they come from a browser without scripts: with the file, which goes to disk and is
 * gone when the request ends. Nothing is read for who has no session; every other request goes on to the other handler.
 */
public final class FileForms implements Handler<RoutingContext> {
    private static final long FIELDS = 2 << 20;

    private final Handler<RoutingContext> others;
    private final AccountService accounts;
    private final SessionCookie cookie;
    private final Place place;
    private final BodyHandler bodies;

    /**
     * Where such a form goes.
     *
     * @param address of the form's target, without a query
     * @param home the page that is opened again after a sign-in
     * @param largest how many bytes a file may have
     */
    public record Place(Pattern address, String home, long largest) {}

    /** @param directory where files come in */
    public FileForms(
            Handler<RoutingContext> others,
            AccountService accounts,
            SessionCookie cookie,
            Path directory,
            Place place) {
        this.others = others;
        this.accounts = accounts;
        this.cookie = cookie;
        this.place = place;
        this.bodies = BodyHandler.create(true)
                .setUploadsDirectory(directory.resolve("forms-incoming").toString())
                .setBodyLimit(place.largest() + FIELDS)
                .setDeleteUploadedFilesOnEnd(true);
    }

    @Override
    public void handle(RoutingContext context) {
        String type = context.request().getHeader("Content-Type");
        boolean ours = context.request().method().equals(HttpMethod.POST)
                && place.address().matcher(context.normalizedPath()).matches()
                && type != null
                && type.startsWith("multipart/form-data");
        if (!ours) {
            others.handle(context);
            return;
        }
        context.request().pause();
        cookie.token(context)
                .map(accounts::bySession)
                .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                .onSuccess(session -> {
                    if (session.isPresent()) {
                        context.request().resume();
                        bodies.handle(context);
                    } else {
                        context.response().putHeader("Connection", "close");
                        context.redirect("/sign-in?next=" + place.home());
                    }
                })
                .onFailure(context::fail);
    }
}
