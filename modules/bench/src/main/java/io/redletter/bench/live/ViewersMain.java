package io.redletter.bench.live;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.CountDownLatch;

/**
 * All viewers in a process of their own, on one event loop, told what to do by HTTP. Arguments: control port, the node's port, API
 * token, token of the probes' page.
 */
public final class ViewersMain {
    private ViewersMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        int control = Integer.parseInt(arguments[0]);
        vertx.runOnContext(v -> {
            ViewerGroups groups = new ViewerGroups(vertx, Integer.parseInt(arguments[1]), arguments[2], arguments[3]);
            vertx.createHttpServer()
                    .requestHandler(request ->
                            request.response().end(groups.answer(request).encode()))
                    .listen(control, "127.0.0.1")
                    .onSuccess(server -> System.out.println("ready http://127.0.0.1:" + control))
                    .onFailure(failure -> System.exit(1));
        });
        new CountDownLatch(1).await();
    }
}
