package io.redletter.bench.load;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Connections that stay open, all on one event loop, so that the one who asks takes little from who answers. */
public final class Clients implements AutoCloseable {
    private static final long GRACE_NANOS = 10_000_000_000L;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClientAgent http;
    private final int connections;
    private final AtomicLong number = new AtomicLong();

    public Clients(int connections) {
        this.connections = connections;
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true).setIdleTimeout(60).setTcpNoDelay(true),
                new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(-1));
    }

    /** Each connection asks as soon as it was answered, for so many seconds. */
    public Went closedLoop(Asking asking, double seconds) {
        LongAdder done = new LongAdder();
        LongAdder failed = new LongAdder();
        long began = System.nanoTime();
        long end = began + (long) (seconds * 1e9);
        CountDownLatch all = new CountDownLatch(connections);
        for (int i = 0; i < connections; i++) {
            vertx.runOnContext(v -> next(asking, end, done, failed, all));
        }
        await(all);
        double took = (System.nanoTime() - began) / 1e9;
        return new Went(done.sum() / took, done.sum(), failed.sum(), Times.NONE);
    }

    private void next(Asking asking, long end, LongAdder done, LongAdder failed, CountDownLatch all) {
        if (System.nanoTime() >= end) {
            all.countDown();
            return;
        }
        ask(asking).onComplete(answered -> {
            (answered.succeeded() && answered.result() ? done : failed).increment();
            next(asking, end, done, failed, all);
        });
    }

    /**
     * Asks at a given rate, whether or not earlier requests were answered; a time is measured from when the request was due, so
     * that a stall counts for all who would have come meanwhile.
     */
    public Went openLoop(Asking asking, double perSecond, double seconds) {
        int requests = (int) (perSecond * seconds);
        long[] nanos = new long[requests];
        LongAdder failed = new LongAdder();
        CountDownLatch all = new CountDownLatch(requests);
        long began = System.nanoTime();
        for (int i = 0; i < requests; i++) {
            int index = i;
            long due = began + (long) (i / perSecond * 1e9);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(Math.max(1, due - System.nanoTime()));
            }
            vertx.runOnContext(v -> ask(asking).onComplete(answered -> {
                nanos[index] = System.nanoTime() - due;
                if (answered.failed() || !answered.result()) {
                    failed.increment();
                }
                all.countDown();
            }));
        }
        await(all);
        double took = (System.nanoTime() - began) / 1e9;
        return new Went((requests - failed.sum()) / took, requests - failed.sum(), failed.sum(), Times.of(nanos));
    }

    private Future<Boolean> ask(Asking asking) {
        long mine = number.getAndIncrement();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(asking.site().getHost())
                .setPort(asking.site().getPort())
                .setURI(asking.path());
        return http.request(options)
                .compose(request -> {
                    asking.fill(request, mine);
                    return request.send(asking.body().apply(mine));
                })
                .compose(response -> response.end().map(v -> response.statusCode() == asking.expected()))
                .recover(lost -> Future.succeededFuture(false));
    }

    private static void await(CountDownLatch all) {
        try {
            if (!all.await(GRACE_NANOS * 60, java.util.concurrent.TimeUnit.NANOSECONDS)) {
                throw new IllegalStateException("requests were never answered");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
