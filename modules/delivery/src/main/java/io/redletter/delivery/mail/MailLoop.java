package io.redletter.delivery.mail;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/**
 * The event loop on which letters are made and sent, apart from the agenda's: a million letters must not make another push
 * late.
 */
final class MailLoop {
    private final Vertx vertx;
    private final Future<Context> loop;

    MailLoop(Vertx vertx) {
        this.vertx = vertx;
        Home home = new Home();
        this.loop = vertx.deployVerticle(home).map(id -> home.place());
    }

    /** Runs the call there; the answer comes back to where it was asked from. */
    <T> Future<T> run(Supplier<Future<T>> call) {
        Context here = vertx.getOrCreateContext();
        Promise<T> answer = Promise.promise();
        loop.onComplete(found -> {
            if (found.failed()) {
                here.runOnContext(v -> answer.fail(found.cause()));
                return;
            }
            found.result().runOnContext(v -> Future.succeededFuture()
                    .compose(w -> call.get())
                    .onComplete(done -> here.runOnContext(w -> {
                        if (done.succeeded()) {
                            answer.complete(done.result());
                        } else {
                            answer.fail(done.cause());
                        }
                    })));
        });
        return answer.future();
    }

    /** A verticle for the sake of its event loop. */
    private static final class Home extends VerticleBase {
        Context place() {
            return context;
        }
    }
}
