package io.redletter.sandbox.wechat;

import io.redletter.platform.http.Routes;
import io.redletter.sandbox.exchange.Exchange;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /wechat/cgi-bin/...}, the platform's paths, and {@code /wechat/media/{id}}, the pictures it was given. */
public final class WechatRoutes implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(WechatRoutes.class);
    private static final String CALLS = "/wechat/cgi-bin/";
    private static final String FIGURES = "/wechat/datacube/";
    /** Above the platform's largest file, so that it is the operation that refuses. */
    private static final long BODY_LIMIT = MediaFiles.LARGEST + 1024 * 1024;

    private static final String FAILED = WechatRoutes.class.getName() + ".failed";

    private final Exchange exchange;
    private final Accounts accounts;
    private final Callbacks callbacks;
    private final Clock clock;
    private final Path uploads;
    private final MediaFiles files;

    /**
     * To be made off the event loop: it tidies its directory.
     *
     * @param dataDir uploaded files stand below it, in {@code media}
     */
    public WechatRoutes(
            Vertx vertx, Exchange exchange, Accounts accounts, Callbacks callbacks, Clock clock, Path dataDir)
            throws IOException {
        this.exchange = exchange;
        this.accounts = accounts;
        this.callbacks = callbacks;
        this.clock = clock;
        this.uploads = dataDir.resolve("uploads");
        this.files = new MediaFiles(vertx, dataDir.resolve("media"));
        MediaFiles.empty(uploads);
    }

    @Override
    public void mount(Router router) {
        calls(router, CALLS);
        calls(router, FIGURES);
        router.get("/wechat/media/:id").handler(this::picture);
    }

    private void calls(Router router, String prefix) {
        router.route(prefix + "*")
                .handler(BodyHandler.create(uploads.toString())
                        .setBodyLimit(BODY_LIMIT)
                        .setMergeFormAttributes(false)
                        .setDeleteUploadedFilesOnEnd(true))
                .handler(ctx -> call(ctx, WechatOperations.named(name(ctx))))
                .failureHandler(this::fail);
    }

    /** Address under which the caller reached this server, with {@code /wechat}. */
    public static String base(RoutingContext ctx) {
        Object authority = Optional.<Object>ofNullable(ctx.request().authority())
                .orElse(ctx.request().localAddress());
        return "http://" + authority + "/wechat";
    }

    private void call(RoutingContext ctx, WechatOperation operation) {
        Path uploaded = ctx.fileUploads().stream()
                .filter(file -> file.name().equals("media"))
                .map(FileUpload::uploadedFileName)
                .map(Path::of)
                .findFirst()
                .orElse(null);
        WechatRequest request = new WechatRequest(
                ctx.queryParams(),
                ctx.request().formAttributes(),
                ctx.body().buffer(),
                null,
                clock.instant(),
                0,
                base(ctx));
        exchange.handle(
                ctx,
                new WechatVisit(
                        accounts, files, callbacks, operation, ctx.request().method(), uploaded, request));
    }

    /** Nothing of the request is read again: whatever could not be read once would fail again. */
    private void malformed(RoutingContext ctx, WechatError error) {
        MultiMap none = MultiMap.caseInsensitiveMultiMap();
        WechatRequest request = new WechatRequest(none, none, null, null, clock.instant(), 0, base(ctx));
        WechatOperation operation = new MalformedCall(name(ctx), error);
        exchange.handle(ctx, new WechatVisit(accounts, files, callbacks, operation, HttpMethod.POST, null, request));
    }

    /** The first failure speaks: a body that grew too long also breaks off the upload it was being written to. */
    private void fail(RoutingContext ctx) {
        if (ctx.get(FAILED) != null || ctx.response().ended() || ctx.response().closed()) {
            return;
        }
        ctx.put(FAILED, true);
        if (ctx.statusCode() == 413) {
            malformed(ctx, WechatError.MEDIA_TOO_LARGE);
        } else if (ctx.statusCode() == 400) {
            malformed(ctx, WechatError.DATA_FORMAT);
        } else {
            LOG.error("wechat call {}: failed", name(ctx), ctx.failure());
            WechatReplies.error(WechatError.BUSY, clock.instant()).send(ctx.request());
        }
    }

    private void picture(RoutingContext ctx) {
        Optional<Material> material = accounts.all().stream()
                .flatMap(account -> account.materials().find(ctx.pathParam("id")).stream())
                .findFirst();
        if (material.isEmpty()) {
            ctx.fail(404);
            return;
        }
        String type = FileFormat.named(material.get().format())
                .map(FileFormat::contentType)
                .orElse("application/octet-stream");
        ctx.response()
                .putHeader("content-type", type)
                .putHeader("x-content-type-options", "nosniff")
                .sendFile(files.path(material.get()).toString())
                .onFailure(ctx::fail);
    }

    private static String name(RoutingContext ctx) {
        String path = ctx.normalizedPath();
        if (path.startsWith(FIGURES)) {
            return path.substring("/wechat/".length());
        }
        return path.startsWith(CALLS) ? path.substring(CALLS.length()) : path;
    }
}
