package io.redletter.reach.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.redletter.reach.Scopes;
import io.redletter.reach.Traits;
import io.redletter.reach.count.EventCodec;
import io.redletter.reach.count.Horizon;
import io.redletter.reach.count.Quality;
import io.redletter.reach.count.ReachEvent;
import io.redletter.reach.journal.Journal;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Decides what is counted, and makes it durable before it is acknowledged. */
public final class Intake {
    private static final long HOUR_MILLIS = 3_600_000L;
    private static final long OLDEST_MILLIS = 24 * HOUR_MILLIS;
    private static final long FUTURE_MILLIS = 5 * 60_000L;
    private static final long LIMIT_SECONDS = 10;

    private final Clock clock;
    private final Grounds grounds;
    private final Regions regions;
    private final Flood flood;
    private final Horizon horizon;
    private final Journal journal;
    private final MeterRegistry meters;

    Intake(Platform platform, Grounds grounds, Regions regions, Flood flood, Horizon horizon, Journal journal) {
        this.clock = platform.clock();
        this.meters = platform.meters();
        this.grounds = grounds;
        this.regions = regions;
        this.flood = flood;
        this.horizon = horizon;
        this.journal = journal;
    }

    /** Takes one event; succeeds once it is durable, or once it is clear that its reader is not to be counted. */
    Future<Void> take(RawEvent raw, Source source) {
        return ground(raw).compose(ground -> {
            if (source.optsOut() && ground.honoursOptOut()) {
                meters.counter("reach.opted-out").increment();
                return Future.succeededFuture();
            }
            return keep(List.of(event(raw, source, ground)));
        });
    }

    /** What must be known to count an event; fails with {@link EventRefusedException} if its token is not ours. */
    Future<Ground> ground(RawEvent raw) {
        return grounds.of(raw.token()).onFailure(failure -> {
            if (failure instanceof RefusedException refused) {
                refused(refused);
            }
        });
    }

    /**
     * The event as it will be counted.
     *
     * @param source null where the sender is not the reader: then only a {@code v} tells visitors apart
     * @throws EventRefusedException if it will not be
     */
    ReachEvent event(RawEvent raw, @Nullable Source source, Ground ground) {
        String type;
        long at;
        try {
            type = EventTypes.check(raw.type());
            at = at(raw);
        } catch (RefusedException refused) {
            refused(refused);
            throw refused;
        }
        Scopes scopes = ground.scopes();
        long visitor = visitor(raw, source, ground);
        Quality quality = source == null ? Quality.PERSON : source.quality();
        return new ReachEvent(
                hash(scopes.campaignId(), raw.id()),
                at,
                visitor,
                quality.isPerson() ? flood.judge(visitor, type, clock.millis()) : quality,
                type,
                scopes,
                traits(raw, source, ground));
    }

    /** Makes events durable together. */
    Future<Void> keep(List<ReachEvent> events) {
        if (horizon.isFull()) {
            return Future.failedFuture(new IntakeClosedException("more events than can be told from repeats"));
        }
        return journal.append(events.stream().map(EventCodec::write).toList())
                .timeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                .onSuccess(offset -> meters.counter("reach.accepted").increment(events.size()))
                .mapEmpty();
    }

    private void refused(RefusedException refused) {
        meters.counter("reach.refused", "reason", refused.code()).increment();
    }

    /** When it happened, the client's clock set right; never later than now. */
    private long at(RawEvent raw) {
        long now = clock.millis();
        Long sentAt = raw.sentAt();
        Long rawAt = raw.at();
        long skew = sentAt == null ? 0 : now - sentAt;
        long at = rawAt == null ? now : rawAt + skew;
        if (at > now + FUTURE_MILLIS) {
            throw EventRefusedException.inFuture();
        }
        if (at < now - OLDEST_MILLIS || at < horizon.refuseBefore()) {
            throw EventRefusedException.tooOld();
        }
        return Math.min(at, now);
    }

    private static long visitor(RawEvent raw, @Nullable Source source, Ground ground) {
        String own = raw.visitor();
        if (ground.key().isEmpty()) {
            return 0;
        }
        if (own != null) {
            return VisitorKeys.visitor(ground.key().get(), "v\n" + own);
        }
        return source == null || !source.quality().isPerson()
                ? 0
                : VisitorKeys.visitor(ground.key().get(), "a\n" + source.visitor());
    }

    /** From here on neither address nor agent nor referrer is known to anybody. */
    private Traits traits(RawEvent raw, @Nullable Source source, Ground ground) {
        if (source == null) {
            return new Traits(ground.place().region(), ground.place().city(), "", "");
        }
        Place found = regions.of(source.address());
        Place place = found.region().isEmpty() ? ground.place() : found;
        return new Traits(
                place.region(),
                place.city(),
                source.facts().device(),
                Referrers.of(raw.referrer(), source.facts().app(), source.site()));
    }

    private static long hash(String campaignId, String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((campaignId + "\n" + id).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
