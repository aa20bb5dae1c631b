package io.redletter.reach.ingest;

import io.redletter.accounts.UnitTree;
import io.redletter.platform.Platform;
import io.redletter.platform.http.Routes;
import io.redletter.reach.ReachConfig;
import io.redletter.reach.ScopeTokens;
import io.redletter.reach.UnitSettings;
import io.redletter.reach.count.Counter;
import io.vertx.core.Future;

/** The ways in, joined: beacon, pixel and batches. */
public final class Ingest {
    private final Platform platform;
    private final ReachConfig config;
    private final Parts parts;
    private final Counter counter;
    private final BatchClaims claims;

    /** What tells which pages are counted, and how. */
    public record Parts(ScopeTokens tokens, VisitorKeys keys, UnitTree units, UnitSettings settings) {}

    /** The ways in, open. */
    public record Ways(Routes beacon, BatchIntake batches, Grounds grounds) {}

    public Ingest(Platform platform, ReachConfig config, Parts parts, Counter counter) {
        this.platform = platform;
        this.config = config;
        this.parts = parts;
        this.counter = counter;
        this.claims = new BatchClaims(platform, counter.writer());
    }

    /** Makes indexes and reads the address database. */
    public Future<Ways> open() {
        return claims.start()
                .compose(v -> platform.vertx()
                        .executeBlocking(() -> config.regionsByAddress() ? Regions.shared() : Regions.none()))
                .map(this::ways);
    }

    private Ways ways(Regions regions) {
        Bounds bounds = new Bounds(platform.clock(), counter.reader(), config.maxParts());
        Grounds grounds =
                new Grounds(platform.clock(), parts.tokens(), parts.keys(), bounds, parts.units(), parts.settings());
        Flood flood = new Flood(config.floodPerMinute());
        Intake intake = new Intake(platform, grounds, regions, flood, counter.horizon(), counter.journal());
        return new Ways(
                BeaconRoutes.of(intake, config.sourcePerSecond(), config.respectDoNotTrack()),
                new BatchIntake(platform.vertx(), intake, claims, config.sourcePerSecond()),
                grounds);
    }
}
