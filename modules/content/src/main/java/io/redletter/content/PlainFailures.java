package io.redletter.content;

import io.redletter.platform.http.Problem;
import io.redletter.platform.http.Problems;
import io.vertx.ext.web.RoutingContext;

/** Failures where no page is wanted: a sentence in plain text that says nothing of what lies behind the gate. */
final class PlainFailures {
    private PlainFailures() {}

    static void answer(RoutingContext context) {
        if (context.response().headWritten()) {
            context.request().connection().close();
            return;
        }
        Problem problem = Problems.of(context);
        int status = problem.status() >= 500 ? 503 : problem.status(); // what cannot be checked stays shut
        context.response().headers().clear(); // what was meant for the file does not fit the sentence
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(sentence(status));
    }

    private static String sentence(int status) {
        return switch (status) {
            case 404 -> "没有这个文件，或者还不到发布的时候。\nNo such file, or not published yet.\n";
            case 503 -> "系统暂时无法确认能否提供这个文件，请稍后再试。\nCannot be checked right now, try again.\n";
            default -> "请求无法处理。\nThe request cannot be handled.\n";
        };
    }
}
