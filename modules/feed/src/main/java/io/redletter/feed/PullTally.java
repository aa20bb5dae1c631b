package io.redletter.feed;

import io.redletter.platform.NotFoundException;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts pulls in memory, to be written for each partner once a minute at most. */
final class PullTally {
    private static final Logger LOG = LoggerFactory.getLogger(PullTally.class);

    private final PartnerStore store;
    private Map<String, Pulls> open = new HashMap<>();

    PullTally(PartnerStore store) {
        this.store = store;
    }

    synchronized void count(Partner partner, Instant at) {
        open.merge(partner.id(), new Pulls(1, at), Pulls::and);
    }

    /** Writes what was counted since the last time; what cannot be written is counted again with the next. */
    Future<Void> write() {
        return Future.join(taken().entrySet().stream()
                        .map(entry -> write(entry.getKey(), entry.getValue()))
                        .toList())
                .mapEmpty();
    }

    private Future<?> write(String partnerId, Pulls pulls) {
        return store.update(partnerId, partner -> partner.pulled(pulls.count(), pulls.last()))
                .onFailure(failure -> {
                    if (!(failure instanceof NotFoundException)) {
                        LOG.debug("pulls of partner={} wait for the next minute", partnerId, failure);
                        giveBack(partnerId, pulls);
                    }
                })
                .otherwiseEmpty();
    }

    private synchronized Map<String, Pulls> taken() {
        Map<String, Pulls> taken = open;
        open = new HashMap<>();
        return taken;
    }

    private synchronized void giveBack(String partnerId, Pulls pulls) {
        open.merge(partnerId, pulls, Pulls::and);
    }

    private record Pulls(long count, Instant last) {
        Pulls and(Pulls other) {
            return new Pulls(count + other.count, last.isAfter(other.last) ? last : other.last);
        }
    }
}
