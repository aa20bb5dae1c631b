package io.redletter.console.audiences;

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
 * Reads the form that hands a list of people in, where it comes from a browser without scripts: with its file, which goes to
 * disk and is gone when the request ends. Nothing is read for who has no session; every other request goes on.
 */
public final class AudienceForms implements Handler<RoutingContext> {
    private static final Pattern UPLOAD = Pattern.compile("/console/audiences/lists/[\\w-]{1,80}/import");
    private static final long FIELDS = 64 << 10;

    private final Handler<RoutingContext> others;
    private final AccountService accounts;
    private final SessionCookie cookie;
    private final BodyHandler bodies;

    /**
     * @param directory where files come in
     * @param largest how many bytes a file may have
     */
    public AudienceForms(
            Handler<RoutingContext> others,
            AccountService accounts,
            SessionCookie cookie,
            Path directory,
            long largest) {
        this.others = others;
        this.accounts = accounts;
        this.cookie = cookie;
        this.bodies = BodyHandler.create(true)
                .setUploadsDirectory(directory.resolve("forms-incoming").toString())
                .setBodyLimit(largest + FIELDS)
                .setDeleteUploadedFilesOnEnd(true);
    }

    @Override
    public void handle(RoutingContext context) {
        String type = context.request().getHeader("Content-Type");
        boolean ours = context.request().method().equals(HttpMethod.POST)
                && UPLOAD.matcher(context.normalizedPath()).matches()
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
                        context.redirect("/sign-in?next=/console/audiences");
                    }
                })
                .onFailure(context::fail);
    }
}
