package io.redletter.bench.ingest;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.CountDownLatch;

/** What it is measured against: parses the JSON of each request and answers 204, and that is all. A process of its own. */
public final class BareServer {
    private BareServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        int port = Integer.parseInt(arguments[0]);
        Vertx vertx = Vertx.vertx();
        DeploymentOptions options =
                new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
        vertx.deployVerticle(() -> new Answering(port), options)
                .onSuccess(id -> System.out.println("ready http://127.0.0.1:" + port))
                .onFailure(failure -> System.exit(1));
        new CountDownLatch(1).await();
    }

    /** One event loop's share. */
    private static final class Answering extends AbstractVerticle {
        private final int port;

        private Answering(int port) {
            this.port = port;
        }

        @Override
        public void start(Promise<Void> started) {
            vertx.createHttpServer()
                    .requestHandler(request -> request.body().onSuccess(body -> {
                        boolean event = isEvent(body);
                        request.response().setStatusCode(event ? 204 : 400).end();
                    }))
                    .listen(port, "127.0.0.1")
                    .<Void>mapEmpty()
                    .onComplete(started);
        }

        private static boolean isEvent(Buffer body) {
            return !new JsonObject(body).getString("id").isEmpty();
        }
    }
}
