package io.redletter.delivery.mail;

import io.redletter.delivery.list.ListDeliveries;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what came back, finds whom it was for, and says so to the list. */
final class Bounces {
    private static final Logger LOG = LoggerFactory.getLogger(Bounces.class);

    private final Vertx vertx;
    private final Verp verp;
    private final ListDeliveries lists;

    Bounces(Vertx vertx, Verp verp, ListDeliveries lists) {
        this.vertx = vertx;
        this.verp = verp;
        this.lists = lists;
    }

    /** Whether something sent to this address is for us. */
    boolean expects(String address) {
        return verp.mark(address).isPresent();
    }

    /**
     * Takes a message that came back.
     *
     * @param address it was sent to; may be empty, then it is looked for in the message
     * @return whether it named somebody and said something of them
     */
    Future<Boolean> take(String address, byte[] message) {
        Optional<String> mark =
                verp.mark(address).or(() -> verp.mark(new String(message, StandardCharsets.ISO_8859_1)));
        if (mark.isEmpty()) {
            return Future.succeededFuture(false);
        }
        return vertx.executeBlocking(() -> BounceReport.parse(message), false).compose(report -> {
            if (report.fate() == BounceReport.Fate.NONE) {
                return Future.succeededFuture(false);
            }
            boolean dead = report.fate() == BounceReport.Fate.DEAD;
            return lists.bounced(mark.get(), dead, report.words()).map(person -> {
                LOG.info("came back mark={} dead={} known={}", mark.get(), dead, person.isPresent());
                return person.isPresent();
            });
        });
    }
}
