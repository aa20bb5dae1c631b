package io.redletter.console.web;

import io.redletter.accounts.Actors;
import io.redletter.accounts.Permission;
import io.redletter.platform.RefusedException;
import io.redletter.platform.http.Problem;
import io.redletter.platform.http.Problems;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Gives pages their addresses on a router: only for who may, and failures become pages. Forms were read and the actor found
 * before, see {@link Forms}.
 */
public final class Addresses {
    private final Site site;
    private final Router router;

    private Addresses(Site site, Router router) {
        this.site = site;
        this.router = router;
    }

    /** Opens these prefixes, such as {@code /console}: whatever lies under them is a page, or a page that says so. */
    public static Addresses under(Site site, Router router, String... prefixes) {
        Addresses addresses = new Addresses(site, router);
        for (String prefix : prefixes) {
            router.route(prefix + "*").failureHandler(addresses::failed);
        }
        return addresses;
    }

    /** A page that a signed-in person with this permission may see. */
    public Addresses get(String path, Permission permission, Page page) {
        router.get(path).handler(handler(page, permission));
        return this;
    }

    /** A step that a signed-in person with this permission may take. */
    public Addresses post(String path, Permission permission, Page page) {
        router.post(path).handler(handler(page, permission));
        return this;
    }

    /** A page for anybody, such as the one where people sign in. */
    public Addresses openGet(String path, Page page) {
        router.get(path).handler(context -> answer(context, page));
        return this;
    }

    /** A step for anybody. */
    public Addresses openPost(String path, Page page) {
        router.post(path).handler(context -> answer(context, page));
        return this;
    }

    /** Nothing else lies under this prefix. */
    public void end(String prefix) {
        router.route(prefix + "/*").handler(context -> context.fail(404));
    }

    private Handler<RoutingContext> handler(Page page, Permission permission) {
        return context -> {
            if (Actors.find(context).isEmpty()) {
                site.send(site.call(context), Redirect.to("/sign-in" + next(context)));
                return;
            }
            answer(context, call -> {
                call.actor().require(permission);
                return page.answer(call);
            });
        };
    }

    private void answer(RoutingContext context, Page page) {
        PageCall call = site.call(context);
        Future.succeededFuture(call)
                .compose(page::answer)
                .map(answer -> {
                    site.send(call, answer);
                    return answer;
                })
                .onFailure(context::fail);
    }

    private void failed(RoutingContext context) {
        failed(site, context, Problems.of(context));
    }

    /** Answers with a page that says what went wrong, where no address was found at all. */
    public static void failed(Site site, RoutingContext context, int status) {
        failed(site, context, Problem.of(status, "http-" + status, ""));
    }

    private static void failed(Site site, RoutingContext context, Problem problem) {
        if (context.response().ended() || context.response().headWritten()) {
            context.request().connection().close();
            return;
        }
        PageCall call = site.call(context);
        String known = "error." + problem.status();
        String said = known + ".detail";
        String detail = context.failure() instanceof RefusedException refusal
                ? call.sentence(refusal)
                : call.pick(problem.detail());
        site.send(
                call,
                View.of("error")
                        .status(problem.status())
                        .with("title", call.t(call.words().has(known) ? known : "error.other"))
                        .with("detail", call.words().has(said) ? call.t(said) : detail)
                        .with("number", problem.status() >= 500 ? problem.instance() : null)
                        .with("code", problem.status()));
    }

    private static String next(RoutingContext context) {
        String address = context.request().method().name().equals("GET")
                ? context.request().uri()
                : "/console";
        return "?next=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
    }
}
