package io.redletter.reach;

import io.redletter.accounts.Accounts;
import io.redletter.platform.Platform;
import io.redletter.platform.http.Api;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.Routes;
import io.redletter.reach.count.Counter;
import io.redletter.reach.count.CounterConfig;
import io.redletter.reach.ingest.Ingest;
import io.redletter.reach.ingest.VisitorKeys;
import io.redletter.reach.journal.Disk;
import io.redletter.reach.live.LiveReach;
import io.redletter.reach.live.LiveRoutes;
import io.redletter.reach.stated.Receipts;
import io.redletter.reach.stated.Statements;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The capability's one entry, built by the main class. Nothing can be counted or read before {@link #start()} has succeeded,
 * nor routes be mounted. A node of its own, for a bench or a test, is this class on a platform of its own: the journal lies
 * under {@code platform.data()}, the stores are the platform's.
 */
public final class Reach {
    private static final long TRIM_DELAY_MILLIS = 60_000;

    private final Platform platform;
    private final ReachConfig config;
    private final Accounts accounts;
    private final Neighbours neighbours;
    private final Disk disk;
    private final ScopeTokens tokens;
    private final VisitorKeys visitors;
    private final UnitSettings settings;
    private final Statements statements;
    private final Receipts receipts;
    private final ReachService service;
    private final ReachSight sight;
    private volatile @Nullable Running running;

    /** What is there once reach has started. */
    private record Running(
            Counter counter,
            LiveReach live,
            Ingest.Ways ways,
            KeyEnd keyEnd,
            ReachApi api,
            ReachSheets sheets,
            Routes streams) {}

    /**
     * @param accounts the units by whose tree figures are seen
     * @param neighbours asked at every use, so that they may be built later
     */
    public Reach(Platform platform, ReachConfig config, Accounts accounts, Neighbours neighbours) {
        this(platform, config, accounts, neighbours, Disk.REAL);
    }

    /** @param disk under the journal; a test gives one that fails when told to */
    Reach(Platform platform, ReachConfig config, Accounts accounts, Neighbours neighbours, Disk disk) {
        this.platform = platform;
        this.config = config;
        this.accounts = accounts;
        this.neighbours = neighbours;
        this.disk = disk;
        this.tokens = new ScopeTokens(platform.vault());
        this.visitors = new VisitorKeys(platform);
        this.settings = new UnitSettings(platform, config.respectDoNotTrack());
        this.statements = new Statements(platform);
        this.receipts = new Receipts(platform, accounts.trail());
        this.sight = new ReachSight(platform.clock(), accounts.service().tree(), neighbours);
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
        return statements
                .start()
                .compose(v -> receipts.start())
                .compose(v -> Counter.start(platform, counting, disk))
                .compose(this::open);
    }

    private Future<Void> open(Counter counter) {
        Ingest.Parts parts =
                new Ingest.Parts(tokens, visitors, accounts.service().tree(), settings);
        return new Ingest(platform, config, parts, counter).open().map(ways -> started(counter, ways));
    }

    private @Nullable Void started(Counter counter, Ingest.Ways ways) {
        LiveReach live = new LiveReach(
                platform.vertx(),
                platform.clock(),
                counter.reader(),
                new LiveReach.Counting(counter::delayMillis, counter::catchUp),
                config.maxViewers());
        KeyEnd keyEnd = new KeyEnd(platform, visitors, neighbours, config.visitorKeyDays(), ways.grounds());
        ReachReading reading = new ReachReading(
                platform.clock(), counter, service, sight, neighbours, new ReachQuery.Stated(statements, receipts));
        ReachSheets sheets = new ReachSheets(reading, receipts, sight);
        StatedApi stated = new StatedApi(statements, receipts, sight, sheets);
        UnitApi units = new UnitApi(settings, accounts, ways.grounds());
        running = new Running(
                counter,
                live,
                ways,
                keyEnd,
                new ReachApi(reading, stated, units, ways.batches()),
                sheets,
                new LiveRoutes(live, sight));
        live.start();
        keyEnd.start();
        ReachMeters.bind(platform.meters(), counter, live);
        return null;
    }

    /** Ends live streams, takes no more events, writes what is counted, closes the journal. */
    public Future<Void> stop() {
        Running stopping = running;
        if (stopping == null) {
            return Future.succeededFuture();
        }
        running = null;
        stopping.keyEnd().stop();
        return stopping.live().stop().transform(v -> stopping.counter().stop());
    }

    /** Signs and checks what a page belongs to. */
    public ScopeTokens tokens() {
        return tokens;
    }

    /** Reads what was counted. Whoever shows it to a person asks {@link #sight()} first. */
    public ReachService service() {
        return service;
    }

    /** Figures for people's pages; to be asked for once reach has started. */
    public ReachSheets sheets() {
        return running().sheets();
    }

    /** Who may read which figures. */
    public ReachSight sight() {
        return sight;
    }

    /** What each unit has decided about counting. */
    public UnitSettings settings() {
        return settings;
    }

    /** Takes what platforms state of their own pages. */
    public Statements statements() {
        return statements;
    }

    /** Takes figures with their proof. */
    public Receipts receipts() {
        return receipts;
    }

    /** Counts everything taken so far and writes it to both stores; for an orderly hand-over, and for tests. */
    public Future<Void> settle() {
        return running().counter().settle();
    }

    /** Succeeds while events can be made durable; for the health page. Fails with what is wrong. */
    public Future<Void> check() {
        Running now = running;
        return now == null
                ? Future.failedFuture(new IllegalStateException("reach: not started"))
                : now.counter().check();
    }

    /**
     * Destroys the key by which a campaign's visitors are told apart; done by itself some days after the campaign has ended. Its
     * figures stay; visitors of later events are not told apart any more.
     */
    public Future<Void> forgetVisitors(String campaignId) {
        Running now = running;
        return visitors.destroy(campaignId).onSuccess(v -> {
            if (now != null) {
                now.ways().grounds().forget();
            }
        });
    }

    /** Destroys now the keys of campaigns that ended long enough ago; how many. */
    Future<Integer> forgetEnded() {
        return running().keyEnd().run();
    }

    /** What stands in {@code openapi/reach.yaml}; to be bound once reach has started. */
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

    /**
     * {@code POST /r}, {@code GET /r.gif}, {@code GET /beacon.js}; to be mounted once reach has started. They ask for nobody's
     * name: they may stand before what finds out who calls.
     */
    public Routes beacon() {
        return router -> running().ways().beacon().mount(router);
    }

    /** {@code GET /live/reach}; to be mounted once reach has started. */
    public List<Routes> routes() {
        return List.of(router -> running().streams().mount(router));
    }

    private Running running() {
        Running now = running;
        if (now == null) {
            throw new IllegalStateException("reach: not started");
        }
        return now;
    }
}
