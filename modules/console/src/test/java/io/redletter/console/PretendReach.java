package io.redletter.console;

import io.redletter.accounts.Unit;
import io.redletter.content.Work;
import io.redletter.platform.json.Json;
import io.redletter.reach.Explained;
import io.redletter.reach.ReachService;
import io.redletter.reach.Series;
import io.redletter.reach.Totals;
import io.redletter.reach.Uniques;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** A morning's figures made up for the preview, so that the boards have something to draw; never used by a test. */
final class PretendReach implements ReachService {
    private static final long BEFORE = 1_262_118;
    private final Vertx vertx;
    private final Clock clock;
    private final AtomicBoolean broken = new AtomicBoolean();
    private String campaignId = "none";
    private List<String> channels = List.of();
    private List<Unit> units = List.of();
    private List<Work> works = List.of();

    PretendReach(Vertx vertx, Clock clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    /** From now on this campaign is read. */
    void count(String campaign, List<String> someChannels, List<Unit> someUnits, List<Work> someWorks) {
        campaignId = campaign;
        channels = someChannels;
        units = someUnits;
        works = someWorks;
    }

    void fault(RoutingContext context) {
        broken.set(context.request().path().endsWith("off"));
        context.end("reach " + (broken.get() ? "off" : "on"));
    }

    void live(RoutingContext context) {
        if (broken.get()) {
            context.fail(503);
            return;
        }
        context.response().putHeader("Content-Type", "text/event-stream").setChunked(true);
        long timer = vertx.setPeriodic(500, tick -> {
            if (broken.get()) {
                context.request().connection().close();
                return;
            }
            context.response()
                    .write("event: snapshot\ndata: "
                            + Json.text(payload(context.queryParams().get("scope"))) + "\n\n");
        });
        context.response().closeHandler(closed -> vertx.cancelTimer(timer));
    }

    private Map<String, Object> payload(String scope) {
        Instant now = clock.instant();
        Totals totals = totals(scope).result();
        List<Map<String, Object>> minutes = new ArrayList<>();
        for (int i = 59; i >= 0; i--) {
            Instant t = now.truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(i));
            minutes.add(Map.of(
                    "t",
                    t.toString(),
                    "view",
                    ours(scope) ? count(t, "view") : 0,
                    "play",
                    ours(scope) ? count(t, "play") : 0));
        }
        return Map.of(
                "asOf", now.toString(),
                "scope", scope,
                "totals", totals.counts(),
                "uniques", totals.uniques(),
                "minutes", minutes,
                "channels", shares(scope, "channel"),
                "units", shares(scope, "unit"),
                "works", shares(scope, "work"),
                "delaySeconds", 2);
    }

    private boolean ours(String scope) {
        return scope.equals("campaign:" + campaignId);
    }

    private List<Map<String, Object>> shares(String scope, String kind) {
        return parts(ours(scope) ? campaignId : "none").result().stream()
                .filter(part -> part.scope().contains("|" + kind + ":"))
                .map(part -> Map.<String, Object>of(
                        "id", part.scope().substring(part.scope().lastIndexOf(':') + 1),
                        "view", part.count("view"),
                        "play", part.count("play")))
                .toList();
    }

    @Override
    public Future<List<Totals>> now(List<String> scopes) {
        return Future.succeededFuture(
                scopes.stream().map(one -> totals(one).result()).toList());
    }

    @Override
    public Future<Totals> totals(String scope) {
        if (broken.get()) {
            return Future.failedFuture("redis away");
        }
        if (!scope.equals("campaign:" + campaignId)) {
            return Future.succeededFuture(new Totals(scope, Map.of(), 0, own()));
        }
        long seconds = Duration.between(Instant.parse("2027-06-05T00:41:00Z"), clock.instant())
                .toMillis();
        long grown = BEFORE + seconds * 37 / 1000;
        return Future.succeededFuture(new Totals(
                scope,
                Map.of("view", grown * 4 / 5, "play", grown / 5, "share", grown / 37, "bot", 4_213L),
                grown * 7 / 10,
                own()));
    }

    @Override
    public Future<List<Totals>> parts(String id) {
        if (!id.equals(campaignId)) {
            return Future.succeededFuture(List.of());
        }
        long all = totals("campaign:" + id).result().count("view");
        List<Totals> parts = new ArrayList<>();
        double[] shares = {0.41, 0.23, 0.14, 0.11, 0.07, 0.04};
        for (int i = 0; i < channels.size(); i++) {
            parts.add(part("channel", channels.get(i), all * shares[i], 0.1 + 0.12 * (i % 3)));
        }
        parts.add(part("channel", "direct", all * 0.02, 0.05));
        for (int i = 0; i < units.size(); i++) {
            parts.add(part("unit", units.get(i).id(), all * shares[i], 0.2));
        }
        for (int i = 0; i < works.size(); i++) {
            parts.add(part("work", works.get(i).id(), all * shares[i], 0.3 * (i % 2)));
        }
        return Future.succeededFuture(parts);
    }

    private Totals part(String kind, String id, double sum, double plays) {
        return new Totals(
                "campaign:" + campaignId + "|" + kind + ":" + id,
                Map.of("view", Math.round(sum * (1 - plays)), "play", Math.round(sum * plays)),
                Math.round(sum / 2),
                own());
    }

    @Override
    public Future<Series> minutes(String scope, String metric, Instant from, Instant to) {
        List<Series.Point> points = new ArrayList<>();
        for (Instant t = from; t.isBefore(to); t = t.plus(Duration.ofMinutes(1))) {
            points.add(new Series.Point(t, scope.endsWith(campaignId) ? count(t, metric) : 0));
        }
        return Future.succeededFuture(new Series(scope, metric, points, own()));
    }

    private long count(Instant minute, String metric) {
        long m = Duration.between(Instant.parse("2027-06-05T00:00:00Z"), minute).toMinutes();
        double wave = 380
                + 60 * Math.sin(m / 7.0)
                + 35 * Math.sin(m * 1.7)
                + (m >= 0 ? 2400 * surge(m) : 0)
                + (m >= 15 ? 1500 * surge(m - 15) : 0)
                + (m >= 30 ? 1900 * surge(m - 30) : 0);
        double part = metric.equals("view") ? 0.78 : 0.22 + 0.05 * Math.sin(m / 3.0);
        double whole = minute.equals(clock.instant().truncatedTo(ChronoUnit.MINUTES)) ? 0.5 : 1;
        return Math.max(0, Math.round(wave * part * whole));
    }

    private static double surge(long minutes) {
        return Math.min(1, (minutes + 1) / 3.0) * Math.exp(-minutes / 9.0);
    }

    @Override
    public Future<Uniques> uniques(String scope, LocalDate from, LocalDate to) {
        return Future.succeededFuture(new Uniques(scope, from, to, 812_442, own()));
    }

    private Explained own() {
        return Explained.ownCount("redis", clock.instant());
    }
}
