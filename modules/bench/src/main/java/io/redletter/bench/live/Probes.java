package io.redletter.bench.live;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;

/**
 * Single events of a kind that nobody else sends, one after the other: the n-th has arrived where the count says n. Times are
 * taken from before it is sent, on the clock of the process that also looks at the streams. Used by one event loop.
 */
final class Probes {
    private static final int MOST = 100_000;
    private static final int LONGEST_MILLIS = 20_000;
    private static final String AGENT =
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36";

    private final Vertx vertx;
    private final HttpClientAgent http;
    private final int port;
    private final String page;
    private final long[] sentAt = new long[MOST];
    private final long[] histogram = new long[LONGEST_MILLIS + 1];
    private final String run = Long.toString(System.nanoTime(), 36);
    private int sent;
    private int taken;
    private int first;
    private boolean isSending;
    private long timer = -1;

    /** @param page the token of the page whose readers they seem to be */
    Probes(Vertx vertx, int port, String page) {
        this.vertx = vertx;
        this.port = port;
        this.page = page;
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setTcpNoDelay(true), new PoolOptions().setHttp1MaxSize(1));
    }

    void start(long everyMillis) {
        java.util.Arrays.fill(histogram, 0);
        first = sent + 1;
        timer = vertx.setPeriodic(everyMillis, fired -> send());
    }

    void stop() {
        vertx.cancelTimer(timer);
    }

    /** How many are acknowledged. */
    int taken() {
        return taken;
    }

    /** Somebody who had seen some has now seen more. */
    void seen(long before, long now) {
        long at = System.currentTimeMillis();
        for (long each = Math.max(before + 1, first); each <= now && each < MOST; each++) {
            histogram[(int) Math.min(LONGEST_MILLIS, Math.max(0, at - sentAt[(int) each]))]++;
        }
    }

    /** Within how many milliseconds this share had arrived, over all probes and viewers since the start. */
    long millis(double share) {
        long all = java.util.Arrays.stream(histogram).sum();
        long so = 0;
        for (int millis = 0; millis <= LONGEST_MILLIS; millis++) {
            so += histogram[millis];
            if (so > 0 && so >= share * all) {
                return millis;
            }
        }
        return -1;
    }

    long arrivals() {
        return java.util.Arrays.stream(histogram).sum();
    }

    /** The next only once the last is taken, so that they are counted in order. */
    private void send() {
        if (isSending || sent + 1 >= MOST) {
            return;
        }
        isSending = true;
        sent++;
        long now = System.currentTimeMillis();
        sentAt[sent] = now;
        attempt(new JsonObject()
                .put("id", run + "-" + sent)
                .put("t", page)
                .put("e", "like")
                .put("v", "v" + sent)
                .put("at", now)
                .encode());
    }

    private void attempt(String body) {
        http.request(HttpMethod.POST, port, "127.0.0.1", "/r")
                .compose(request -> request.putHeader("Content-Type", "text/plain;charset=UTF-8")
                        .putHeader("User-Agent", AGENT)
                        .send(body))
                .compose(answer -> answer.end().map(v -> answer.statusCode() == 204))
                .otherwise(false)
                .onSuccess(isTaken -> {
                    if (isTaken) {
                        taken++;
                        isSending = false;
                    } else {
                        vertx.setTimer(50, fired -> attempt(body));
                    }
                });
    }
}
