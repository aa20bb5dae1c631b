package io.redletter.sandbox.wechat;

import io.redletter.platform.RefusedException;
import io.redletter.platform.http.Routes;
import io.redletter.platform.json.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code POST} and {@code GET /sandbox/callbacks}: enter where an account's events go, and see what was sent. */
public final class CallbackRoutes implements Routes {
    private static final long BODY_LIMIT = 16L * 1024;

    private record Wanted(
            @Nullable String account,
            @Nullable String url,
            @Nullable String token,
            @Nullable String aesKey,
            @Nullable String mode) {}

    private record SentAnswer(List<SentCallback> callbacks) {}

    private final Accounts accounts;
    private final Callbacks callbacks;

    public CallbackRoutes(Accounts accounts, Callbacks callbacks) {
        this.accounts = accounts;
        this.callbacks = callbacks;
    }

    @Override
    public void mount(Router router) {
        router.post("/sandbox/callbacks")
                .handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT))
                .handler(this::enter);
        router.get("/sandbox/callbacks").handler(ctx -> ctx.response()
                .putHeader("content-type", "application/json")
                .putHeader("cache-control", "no-store")
                .end(Json.buffer(new SentAnswer(callbacks.sent())))
                .onFailure(ctx::fail));
    }

    private void enter(RoutingContext ctx) {
        Buffer body = Optional.ofNullable(ctx.body().buffer()).orElseGet(Buffer::buffer);
        Wanted wanted = Json.read(body, Wanted.class);
        String account = Optional.ofNullable(wanted.account()).orElse("");
        if (accounts.find(account).isEmpty()) {
            throw RefusedException.field("/account", "invalid-field", "account: " + account + " (expected: one here)");
        }
        callbacks
                .enter(account, target(wanted))
                .onSuccess(proved ->
                        ctx.response().setStatusCode(proved ? 204 : 409).end().onFailure(ctx::fail))
                .onFailure(ctx::fail);
    }

    private static CallbackTarget target(Wanted wanted) {
        try {
            return new CallbackTarget(
                    Optional.ofNullable(wanted.url()).orElse(""),
                    Optional.ofNullable(wanted.token()).orElse(""),
                    wanted.aesKey(),
                    CallbackTarget.Mode.of(Optional.ofNullable(wanted.mode()).orElse("plain")));
        } catch (IllegalArgumentException unusable) {
            throw RefusedException.field("", "invalid-field", String.valueOf(unusable.getMessage()));
        }
    }
}
