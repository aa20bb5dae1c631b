package io.redletter.reach.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.redletter.reach.ScopeTokens;
import io.redletter.reach.Scopes;
import io.redletter.reach.count.EventCodec;
import io.redletter.reach.count.Horizon;
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
    private final ScopeTokens tokens;
    private final VisitorKeys visitors;
    private final Horizon horizon;
    private final Journal journal;
    private final MeterRegistry meters;

    public Intake(Platform platform, ScopeTokens tokens, VisitorKeys visitors, Horizon horizon, Journal journal) {
        this.clock = platform.clock();
        this.meters = platform.meters();
        this.tokens = tokens;
        this.visitors = visitors;
        this.horizon = horizon;
        this.journal = journal;
    }

    /** Takes one event; succeeds once it is durable. */
    Future<Void> take(RawEvent raw, Source source) {
        return check(raw, source).compose(event -> keep(List.of(event)));
    }

    /**
     * The event as it will be counted; fails with {@link EventRefusedException} if it will not be.
     *
     * @param source null where the sender is not the reader: then only a {@code v} tells visitors apart
     */
    Future<ReachEvent> check(RawEvent raw, @Nullable Source source) {
        Scopes scopes;
        String type;
        long at;
        try {
            type = EventTypes.check(raw.type());
            scopes = tokens.verify(raw.token()).orElseThrow(EventRefusedException::token);
            at = at(raw);
        } catch (RefusedException refused) {
            meters.counter("reach.refused", "reason", refused.code()).increment();
            return Future.failedFuture(refused);
        }
        boolean bot = source != null && source.bot();
        return visitor(raw, source, scopes)
                .map(visitor -> new ReachEvent(hash(scopes.campaignId(), raw.id()), at, visitor, bot, type, scopes));
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

    private Future<Long> visitor(RawEvent raw, @Nullable Source source, Scopes scopes) {
        String own = raw.visitor();
        if (own != null) {
            return visitors.visitor(scopes.campaignId(), "v\n" + own);
        }
        return source == null || source.bot()
                ? Future.succeededFuture(0L)
                : visitors.visitor(scopes.campaignId(), "a\n" + source.visitor());
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
