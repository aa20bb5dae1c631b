package io.redletter.console.plans;

import io.redletter.accounts.AccountService;
import io.redletter.accounts.SessionCookie;
import io.redletter.campaign.plan.PlanFiles;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads the form that hands a document in, where it comes from a browser without scripts: with its file, which goes to disk
 * and is gone when the request ends. Nothing is read for who has no session; every other request goes to the handler that
 * reads small forms.
 */
public final class PlanForms implements Handler<RoutingContext> {
    private static final long FIELDS = 2 << 20;

    private final Handler<RoutingContext> others;
    private final AccountService accounts;
    private final SessionCookie cookie;
    private final BodyHandler bodies;

    /** @param directory where files come in */
    public PlanForms(Handler<RoutingContext> others, AccountService accounts, SessionCookie cookie, Path directory) {
        this.others = others;
        this.accounts = accounts;
        this.cookie = cookie;
        this.bodies = BodyHandler.create(true)
                .setUploadsDirectory(directory.resolve("forms-incoming").toString())
                .setBodyLimit(PlanFiles.LARGEST + FIELDS)
                .setDeleteUploadedFilesOnEnd(true);
    }

    @Override
    public void handle(RoutingContext context) {
        String type = context.request().getHeader("Content-Type");
        boolean ours = context.request().method().equals(HttpMethod.POST)
                && context.normalizedPath().equals(PlanPages.UPLOAD)
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
                        context.redirect("/sign-in?next=/console/plans");
                    }
                })
                .onFailure(context::fail);
    }
}
