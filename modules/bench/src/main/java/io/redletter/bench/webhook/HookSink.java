package io.redletter.bench.webhook;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A receiver that reads each message whole, counts it by its id and answers 204. A process of its own; {@code GET /tally} tells
 * what came since the last {@code POST /reset}. Where that named the instant at which all is due ({@code ?due=} milliseconds)
 * only that is compared; else each message is timed from its own timestamp, which costs more than all the rest.
 */
public final class HookSink {
    private static final String STAMP = "\"timestamp\":\"";

    private HookSink() {}

    public static void main(String[] arguments) throws InterruptedException {
        int port = Integer.parseInt(arguments[0]);
        Vertx.vertx()
                .deployVerticle(new Receiving(port))
                .onSuccess(id -> System.out.println("ready http://127.0.0.1:" + port))
                .onFailure(failure -> System.exit(1));
        new CountDownLatch(1).await();
    }

    private static final class Receiving extends AbstractVerticle {
        private final int port;
        private final Map<String, Integer> counts = new HashMap<>();
        private final List<Integer> millis = new ArrayList<>();
        private final JsonObject last = new JsonObject();
        private long requests;
        private long due;
        private long early;

        private Receiving(int port) {
            this.port = port;
        }

        @Override
        public void start(Promise<Void> started) {
            vertx.createHttpServer()
                    .requestHandler(this::handle)
                    .listen(port, "127.0.0.1")
                    .<Void>mapEmpty()
                    .onComplete(started);
        }

        private void handle(HttpServerRequest request) {
            switch (request.path()) {
                case "/tally" -> request.response().end(tally().toBuffer());
                case "/last" -> request.response().end(last.toBuffer());
                case "/reset" -> {
                    counts.clear();
                    millis.clear();
                    requests = 0;
                    early = 0;
                    due = Long.parseLong(request.getParam("due", "0"));
                    request.response().end();
                }
                default -> request.body().onSuccess(body -> receive(request, body));
            }
        }

        private void receive(HttpServerRequest request, Buffer body) {
            String id = String.valueOf(request.getHeader("webhook-id"));
            requests++;
            counts.merge(id, 1, Integer::sum);
            if (due == 0) {
                note(eventMillis(body));
            } else if (requests == 1 || System.currentTimeMillis() < due) {
                note(due);
            }
            if (requests == 1) {
                keep(request, body);
            }
            request.response().setStatusCode(204).end();
        }

        /** What one message looks like, for whoever wants to send the same. */
        private void keep(HttpServerRequest request, Buffer body) {
            JsonObject headers = new JsonObject();
            request.headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
            last.put("headers", headers).put("body", body.toString());
        }

        private void note(long event) {
            int late = (int) (System.currentTimeMillis() - event);
            millis.add(late);
            early += late < 0 ? 1 : 0;
        }

        private static long eventMillis(Buffer body) {
            String text = body.toString(StandardCharsets.UTF_8);
            int from = text.indexOf(STAMP) + STAMP.length();
            return Instant.parse(text.substring(from, text.indexOf('"', from))).toEpochMilli();
        }

        private JsonObject tally() {
            int[] sorted = millis.stream().mapToInt(Integer::intValue).toArray();
            Arrays.sort(sorted);
            JsonArray shares = new JsonArray();
            for (double share : new double[] {0.5, 0.95, 0.99, 1, 0}) {
                shares.add(sorted.length == 0 ? -1 : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)]);
            }
            return new JsonObject()
                    .put("requests", requests)
                    .put("messages", counts.size())
                    .put("early", early)
                    .put("delays", shares);
        }
    }

    /**
     * What a sink tells.
     *
     * @param requests how many came
     * @param messages how many different ids they had
     * @param early how many came before their event
     * @param delays milliseconds after their events: p50, p95, p99, the longest, the shortest
     */
    record Tally(long requests, long messages, long early, List<Integer> delays) {
        static Tally of(@Nullable Buffer answer) {
            JsonObject json = new JsonObject(answer);
            return new Tally(
                    json.getLong("requests"),
                    json.getLong("messages"),
                    json.getLong("early"),
                    json.getJsonArray("delays").stream()
                            .map(value -> ((Number) value).intValue())
                            .toList());
        }
    }
}
