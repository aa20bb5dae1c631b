package io.redletter.reach.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.redletter.reach.Traits;
import io.redletter.reach.count.EventCodec;
import io.redletter.reach.count.Horizon;
import io.redletter.reach.count.Origin;
import io.redletter.reach.count.Quality;
import io.redletter.reach.count.ReachEvent;
import io.redletter.reach.journal.Journal;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what is counted, and makes it durable before it is acknowledged. */
public final class Intake {
    private static final long HOUR_MILLIS = 3_600_000L;
    private static final long OLDEST_MILLIS = 24 * HOUR_MILLIS;
    private static final long FUTURE_MILLIS = 5 * 60_000L;

    private final Clock clock;
    private final Grounds grounds;
    private final Places places;
    private final Flood flood;
    private final Horizon horizon;
    private final Journal journal;
    private final MeterRegistry meters;
    private final Counter accepted;

    Intake(Platform platform, Grounds grounds, Regions regions, Flood flood, Horizon horizon, Journal journal) {
        this.clock = platform.clock();
        this.meters = platform.meters();
        this.accepted = meters.counter("reach.accepted");
        this.grounds = grounds;
        this.places = new Places(regions);
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
        long visitor = visitor(raw, source, ground);
        Quality quality = source == null ? Quality.PERSON : source.quality();
        return new ReachEvent(
                ground.hash(raw.id()),
                at,
                visitor,
                quality.isPerson() ? flood.judge(visitor, type, clock.millis()) : quality,
                type,
                origin(raw, source, ground));
    }

    /** Makes events durable together. */
    Future<Void> keep(List<ReachEvent> events) {
        return write(EventCodec.write(events));
    }

    /** Makes events durable together that are written out already. */
    Future<Void> write(List<byte[]> records) {
        if (horizon.isFull()) {
            return Future.failedFuture(new IntakeClosedException("more events than can be told from repeats"));
        }
        return journal.append(records).map(offset -> {
            accepted.increment(records.size());
            return null;
        });
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
            return ground.key().get().visitor("v\n" + own);
        }
        return source == null || !source.quality().isPerson()
                ? 0
                : ground.key().get().visitor("a\n" + source.visitor());
    }

    /** From here on neither address nor agent nor referrer is known to anybody. */
    private Origin origin(RawEvent raw, @Nullable Source source, Ground ground) {
        if (source == null) {
            return ground.origin();
        }
        Place found = places.of(source.address());
        Place place = found.region().isEmpty() ? ground.place() : found;
        return new Origin(
                ground.scopes(),
                new Traits(
                        place.region(),
                        place.city(),
                        source.facts().device(),
                        Referrers.of(raw.referrer(), source.facts().app(), source.site())));
    }
}
