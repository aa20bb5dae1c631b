package io.redletter.content;

import io.redletter.platform.NotFoundException;
import io.redletter.platform.http.Problem;
import io.redletter.platform.http.Problems;
import io.redletter.platform.http.Routes;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The public addresses of works: page, QR code, short link. Each asks the gate first. */
final class H5Routes implements Routes {
    private static final Pattern CHANNEL = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Vertx vertx;
    private final EmbargoGate gate;
    private final H5Page page;
    private final ShortLinks links;
    private final WorkStore store;

    H5Routes(Vertx vertx, EmbargoGate gate, H5Page page, ShortLinks links, WorkStore store) {
        this.vertx = vertx;
        this.gate = gate;
        this.page = page;
        this.links = links;
        this.store = store;
    }

    @Override
    public void mount(Router router) {
        at(router, "/h5/:slug", this::page);
        at(router, "/h5/:slug/qr.png", this::qr);
        at(router, "/s/:code", this::follow);
    }

    private void at(Router router, String path, Handler<RoutingContext> handler) {
        router.route(path)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(handler)
                .failureHandler(this::fail);
    }

    private void page(RoutingContext context) {
        gate.open(context.pathParam("slug"))
                .compose(open -> page.render(open, channel(context)))
                .compose(html -> html(context.response(), 200, html))
                .onFailure(context::fail);
    }

    /** Staff may print the code before the work is open: it leads nowhere until then. */
    private void qr(RoutingContext context) {
        String slug = context.pathParam("slug");
        Future<Work> work = StaffPass.isHeld(context)
                ? store.bySlug(slug).map(found -> found.orElseThrow(() -> new NotFoundException("work", slug)))
                : gate.open(slug).map(OpenWork::work);
        work.compose(found -> vertx.executeBlocking(() -> QrPicture.png(address(found, channel(context))), false))
                .compose(png -> context.response()
                        .putHeader("Content-Type", "image/png")
                        .putHeader("Cache-Control", "no-store")
                        .putHeader("X-Content-Type-Options", "nosniff")
                        .end(png))
                .onFailure(context::fail);
    }

    private void follow(RoutingContext context) {
        String code = context.pathParam("code");
        links.find(code)
                .map(found -> found.orElseThrow(() -> new NotFoundException("link", code)))
                .compose(link -> gate.open(link.workId()).compose(open -> context.response()
                        .setStatusCode(302)
                        .putHeader("Location", open.work().path() + "?c=" + encoded(link.channelId()))
                        .putHeader("Cache-Control", "no-store")
                        .putHeader("Referrer-Policy", "no-referrer-when-downgrade")
                        .end()))
                .onFailure(context::fail);
    }

    private String address(Work work, String channel) {
        return page.urlOf(work) + (channel.equals(H5Page.WEB) ? "" : "?c=" + channel);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String channel(RoutingContext context) {
        String asked = context.request().getParam("c", H5Page.WEB);
        return CHANNEL.matcher(asked).matches() ? asked : H5Page.WEB;
    }

    private void fail(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (response.headWritten()) {
            context.request().connection().close();
            return;
        }
        response.headers().clear(); // what was meant for the page does not fit the notice
        Problem problem = Problems.of(context);
        if (problem.status() >= 500) { // what cannot be checked stays shut
            response.putHeader("Retry-After", "5");
            html(response, 503, page.notice("暂时打不开", "系统正忙，请稍后再试。", "Please try again in a moment."));
        } else {
            html(
                    response,
                    problem.status(),
                    page.notice("这里没有内容", "页面不存在，或者还不到发布的时候。", "There is nothing here, or not yet."));
        }
    }

    private Future<Void> html(HttpServerResponse response, int status, String html) {
        return response.setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", page.policy())
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "strict-origin-when-cross-origin")
                .putHeader("Cache-Control", "no-store")
                .end(html);
    }
}
