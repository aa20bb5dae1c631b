package io.redletter.feed;

import io.redletter.platform.http.Problem;
import io.redletter.platform.http.Problems;
import io.redletter.platform.json.Json;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Failures of what is pulled, as problems. What cannot be checked is shut: every fault is a 503, to be tried again. */
final class FeedFailures {
    private FeedFailures() {}

    static void answer(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.headWritten()) {
            context.request().connection().close();
            return;
        }
        Problem problem = shut(Problems.of(context));
        if (problem.status() == 401) {
            response.putHeader("WWW-Authenticate", "Basic realm=\"feeds\", charset=\"UTF-8\", Bearer realm=\"feeds\"");
        }
        if (problem.status() == 503) {
            response.putHeader("Retry-After", "5");
        }
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", Problems.MEDIA_TYPE)
                .putHeader("Cache-Control", "no-store")
                .end(Json.buffer(problem));
    }

    private static Problem shut(Problem problem) {
        return problem.status() < 500
                ? problem
                : Problem.of(
                                503,
                                "feed-unavailable",
                                "暂时无法确认哪些内容可以提供,请稍后再取 (what may be shown cannot be checked right now, try again)")
                        .with(problem.instance(), null);
    }
}
