package io.redletter.reach;

import io.redletter.platform.Platform;
import io.redletter.platform.http.Api;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.Routes;
import io.redletter.reach.count.Counter;
import io.redletter.reach.count.CounterConfig;
import io.redletter.reach.ingest.BatchClaims;
import io.redletter.reach.ingest.BatchIntake;
import io.redletter.reach.ingest.BeaconRoutes;
import io.redletter.reach.ingest.Intake;
import io.redletter.reach.ingest.VisitorKeys;
import io.redletter.reach.live.LiveReach;
import io.redletter.reach.live.LiveRoutes;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The capability's one entry, built by the main class. Nothing can be counted or read before {@link #start()} has succeeded,
 * nor routes be mounted.
 */
public final class Reach {
    private static final long TRIM_DELAY_MILLIS = 60_000;

    private final Platform platform;
    private final ReachConfig config;
    private final ScopeTokens tokens;
    private final VisitorKeys visitors;
    private final ReachService service;
    private volatile @Nullable Running running;

    /** What is there once reach has started. */
    private record Running(Counter counter, LiveReach live, ReachApi api, List<Routes> routes) {}

    public Reach(Platform platform, ReachConfig config) {
        this.platform = platform;
        this.config = config;
        this.tokens = new ScopeTokens(platform.vault());
        this.visitors = new VisitorKeys(platform);
        this.service =
                new CountedReach(platform.clock(), () -> running().counter().reader());
    }

    /** Recovers the journal, makes indexes, starts to count. Fails if another process uses the same directory. */
    public Future<Void> start() {
        CounterConfig counting = new CounterConfig(
                platform.data().resolve("reach"),
                config.durability(),
                config.segmentBytes(),
                config.maxJournalBytes(),
                config.windowIds(),
                TRIM_DELAY_MILLIS);
        return Counter.start(platform, counting).compose(this::started);
    }

    private Future<Void> started(Counter counter) {
        LiveReach live = new LiveReach(
                platform.vertx(), platform.clock(), counter.reader(), counter::delayMillis, config.maxViewers());
        Intake intake = new Intake(platform, tokens, visitors, counter.horizon(), counter.journal());
        BatchClaims claims = new BatchClaims(platform, counter.writer());
        BatchIntake batches = new BatchIntake(intake, claims, config.sourcePerSecond());
        ReachQuery query = new ReachQuery(platform.clock(), counter.reader(), service);
        BeaconRoutes beacon = BeaconRoutes.of(intake, config.sourcePerSecond(), config.respectDoNotTrack());
        running = new Running(counter, live, new ReachApi(query, batches), List.of(beacon, new LiveRoutes(live)));
        live.start();
        ReachMeters.bind(platform.meters(), counter, live);
        return claims.start();
    }

    /** Ends live streams, takes no more events, writes what is counted, closes the journal. */
    public Future<Void> stop() {
        Running stopping = running;
        if (stopping == null) {
            return Future.succeededFuture();
        }
        running = null;
        return stopping.live().stop().transform(v -> stopping.counter().stop());
    }

    /** Signs and checks what a page belongs to. */
    public ScopeTokens tokens() {
        return tokens;
    }

    /** Reads what was counted. */
    public ReachService service() {
        return service;
    }

    /** Counts everything taken so far and writes it to both stores; for an orderly hand-over, and for tests. */
    public Future<Void> settle() {
        return running().counter().settle();
    }

    /** Succeeds while events can be made durable; for the health page. */
    public Future<Void> check() {
        Running now = running;
        return now == null || now.counter().journal().isBroken()
                ? Future.failedFuture(new IllegalStateException("reach: journal takes no events"))
                : Future.succeededFuture();
    }

    /**
     * Destroys the key by which a campaign's visitors are told apart; some days after the campaign has ended. Its figures
     * stay; visitors of later events are not told apart any more.
     */
    public Future<Void> forgetVisitors(String campaignId) {
        return visitors.destroy(campaignId);
    }

    /** {@code GET /reach}, {@code POST /reach/events}; to be bound once reach has started. */
    public List<ApiOperations> operations() {
        return List.of(new ApiOperations() {
            @Override
            public String contract() {
                return ReachApi.CONTRACT;
            }

            @Override
            public void bind(Api api) {
                running().api().bind(api);
            }
        });
    }

    /** {@code POST /r}, {@code GET /r.gif}, {@code GET /beacon.js}, {@code GET /live/reach}; to be mounted once reach has started. */
    public List<Routes> routes() {
        return List.of(router -> running().routes().forEach(each -> each.mount(router)));
    }

    private Running running() {
        Running now = running;
        if (now == null) {
            throw new IllegalStateException("reach: not started");
        }
        return now;
    }
}
