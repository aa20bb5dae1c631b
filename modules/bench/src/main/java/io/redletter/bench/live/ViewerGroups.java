package io.redletter.bench.live;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The viewers by group, and what can be asked of a group. Used by one event loop. */
final class ViewerGroups {
    private static final int SMALL_BYTES = 8 << 10;

    private final Vertx vertx;
    private final int port;
    private final String token;
    private final NetClient client;
    private final Probes probes;
    private final Map<String, List<Stream>> groups = new HashMap<>();
    private final Map<Stream, Long> seen = new HashMap<>();

    ViewerGroups(Vertx vertx, int port, String token, String page) {
        this.vertx = vertx;
        this.port = port;
        this.token = token;
        this.client = vertx.createNetClient(
                new NetClientOptions().setReceiveBufferSize(SMALL_BYTES).setConnectTimeout(20_000));
        this.probes = new Probes(vertx, port, page);
    }

    JsonObject answer(HttpServerRequest request) {
        List<Stream> group = groups.computeIfAbsent(text(request, "group"), name -> new ArrayList<>());
        switch (request.path()) {
            case "/open" -> open(group, request);
            case "/cut" -> List.copyOf(group).forEach(Stream::cut);
            case "/stall" -> group.forEach(Stream::stall);
            case "/leave" -> {
                group.forEach(Stream::leave);
                group.forEach(seen::remove);
                group.clear();
            }
            case "/probe" -> probes.start(Long.parseLong(text(request, "every")));
            case "/still" -> probes.stop();
            default -> {
                // only the state is asked for
            }
        }
        return state(group);
    }

    private void open(List<Stream> group, HttpServerRequest request) {
        int viewers = Integer.parseInt(text(request, "viewers"));
        Stream.Where where = new Stream.Where(port, "/live/reach?scope=" + text(request, "scope"), token);
        boolean isWatching = text(request, "watching").equals("true");
        for (int i = 0; i < viewers; i++) {
            Stream[] self = new Stream[1];
            Stream stream = new Stream(vertx, client, where, text(request, "known"), now -> {
                long before = seen.getOrDefault(self[0], 0L);
                seen.put(self[0], now);
                if (isWatching && before > 0) {
                    probes.seen(before, now);
                }
            });
            self[0] = stream;
            group.add(stream);
            vertx.setTimer(1 + i / 4, fired -> stream.open());
        }
    }

    private JsonObject state(List<Stream> group) {
        return new JsonObject()
                .put("viewers", group.size())
                .put("here", group.stream().filter(Stream::isHere).count())
                .put("snapshots", sum(group, tally -> tally.snapshots))
                .put("resets", sum(group, tally -> tally.resets))
                .put("deltas", sum(group, tally -> tally.deltas))
                .put("gaps", sum(group, tally -> tally.gaps))
                .put("doubles", sum(group, tally -> tally.doubles))
                .put("ends", sum(group, tally -> tally.ends))
                .put("refused", sum(group, tally -> tally.refused))
                .put(
                        "closest",
                        group.stream()
                                .mapToLong(one -> one.tally().closestMillis)
                                .min()
                                .orElse(0))
                .put("least", group.stream().mapToLong(Stream::probes).min().orElse(0))
                .put("most", group.stream().mapToLong(Stream::probes).max().orElse(0))
                .put("probes", probes.taken())
                .put("arrivals", probes.arrivals())
                .put("p50", probes.millis(0.5))
                .put("p95", probes.millis(0.95))
                .put("p99", probes.millis(0.99))
                .put("worst", probes.millis(1));
    }

    private static long sum(List<Stream> group, ToLongFunction<Stream.Tally> what) {
        return group.stream().mapToLong(one -> what.applyAsLong(one.tally())).sum();
    }

    private static String text(HttpServerRequest request, String name) {
        String given = request.getParam(name);
        return given == null ? "" : given;
    }
}
