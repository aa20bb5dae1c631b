package io.redletter.reach.ingest;

import io.redletter.accounts.Unit;
import io.redletter.accounts.UnitTree;
import io.redletter.reach.ScopeTokens;
import io.redletter.reach.Scopes;
import io.redletter.reach.UnitSettings;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The ground of each page, found by its token and kept: looked at again each minute, in the background, so that a store that
 * is away for a while stops no page that was counted before. Only tokens signed here are ever kept.
 */
public final class Grounds {
    private static final int MOST = 20_000;
    private static final long FRESH_MILLIS = 60_000;

    private final Clock clock;
    private final ScopeTokens tokens;
    private final VisitorKeys keys;
    private final Bounds bounds;
    private final UnitTree units;
    private final UnitSettings settings;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    private static final class Held {
        private volatile Future<Ground> ground;
        private volatile long askedAt;

        Held(Future<Ground> ground, long askedAt) {
            this.ground = ground;
            this.askedAt = askedAt;
        }
    }

    Grounds(Clock clock, ScopeTokens tokens, VisitorKeys keys, Bounds bounds, UnitTree units, UnitSettings settings) {
        this.clock = clock;
        this.tokens = tokens;
        this.keys = keys;
        this.bounds = bounds;
        this.units = units;
        this.settings = settings;
    }

    /** The ground of the page with this token; fails with {@link EventRefusedException} if it was not signed here. */
    Future<Ground> of(String token) {
        Held known = held.get(token);
        if (known == null || known.ground.failed()) {
            return first(token);
        }
        long now = clock.millis();
        if (Math.abs(now - known.askedAt) > FRESH_MILLIS) {
            known.askedAt = now;
            verified(token).compose(this::find).onSuccess(again -> known.ground = Future.succeededFuture(again));
        }
        return known.ground;
    }

    /** Everything is looked at anew. */
    public void forget() {
        held.clear();
    }

    private Future<Ground> first(String token) {
        Optional<Scopes> scopes = tokens.verify(token);
        if (scopes.isEmpty()) {
            return Future.failedFuture(EventRefusedException.token());
        }
        if (held.size() >= MOST) {
            held.clear();
        }
        Future<Ground> found = find(scopes.get());
        held.put(token, new Held(found, clock.millis()));
        return found;
    }

    private Future<Scopes> verified(String token) {
        return tokens.verify(token)
                .map(Future::succeededFuture)
                .orElseGet(() -> Future.failedFuture(EventRefusedException.token()));
    }

    private Future<Ground> find(Scopes signed) {
        return bounds.admit(signed).compose(scopes -> keys.key(scopes.campaignId())
                .compose(key -> units.find(signed.unitId()).compose(unit -> settings.honoursOptOut(path(unit))
                        .map(honours -> Ground.of(scopes, key, place(unit), honours)))));
    }

    private static java.util.List<String> path(Optional<Unit> unit) {
        return unit.map(Unit::path).orElse(java.util.List.of());
    }

    private static Place place(Optional<Unit> unit) {
        @Nullable String region = unit.map(Unit::region).orElse(null);
        return region == null ? Place.UNKNOWN : Place.of(region);
    }
}
