package io.redletter.reach;

import io.redletter.platform.Platform;
import io.redletter.reach.count.Windows;
import io.redletter.reach.ingest.Grounds;
import io.redletter.reach.ingest.VisitorKeys;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks each hour for campaigns that ended long enough ago, and destroys the keys by which their visitors were told apart. A
 * campaign that nobody knows any more counts as ended four hundred days after its key was made.
 */
final class KeyEnd {
    private static final Logger LOG = LoggerFactory.getLogger(KeyEnd.class);
    private static final long EVERY_MILLIS = Duration.ofHours(1).toMillis();
    private static final int UNKNOWN_DAYS = 400;

    private final Platform platform;
    private final VisitorKeys keys;
    private final Neighbours neighbours;
    private final int days;
    private final Grounds grounds;
    private long timer = -1;

    KeyEnd(Platform platform, VisitorKeys keys, Neighbours neighbours, int days, Grounds grounds) {
        this.platform = platform;
        this.keys = keys;
        this.neighbours = neighbours;
        this.days = days;
        this.grounds = grounds;
    }

    void start() {
        timer = platform.vertx().setPeriodic(EVERY_MILLIS / 60, EVERY_MILLIS, fired -> run().onFailure(
                        failure -> LOG.warn("reach keys of ended campaigns not looked at, again in an hour", failure)));
    }

    void stop() {
        platform.vertx().cancelTimer(timer);
    }

    /** Destroys what is due; how many. */
    Future<Integer> run() {
        return keys.living().compose(living -> {
            Future<Integer> destroyed = Future.succeededFuture(0);
            for (Map.Entry<String, Instant> each : living.entrySet()) {
                destroyed = destroyed.compose(
                        count -> look(each.getKey(), each.getValue()).map(gone -> gone ? count + 1 : count));
            }
            return destroyed;
        });
    }

    private Future<Boolean> look(String campaignId, Instant madeAt) {
        return neighbours.endOf(campaignId).compose(end -> {
            LocalDate last = lastDay(end, madeAt);
            if (!Windows.dayOf(platform.clock().millis()).isAfter(last)) {
                return Future.succeededFuture(false);
            }
            LOG.info("reach destroys the visitors' key of a campaign that has ended campaign={}", campaignId);
            return keys.destroy(campaignId).onSuccess(v -> grounds.forget()).map(true);
        });
    }

    /** The last local day on which the key may live. */
    private LocalDate lastDay(Optional<LocalDate> end, Instant madeAt) {
        return end.map(day -> day.plusDays(days))
                .orElseGet(() -> Windows.dayOf(madeAt.toEpochMilli()).plusDays(UNKNOWN_DAYS));
    }
}
