package io.redletter.delivery.list;

import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Asks at most once a second per delivery, so that a recall is heeded within a second and not paid for by each message. */
final class FreshStanding {
    private static final long FRESH_NANOS = 1_000_000_000L;
    private static final int MOST = 500;

    private final Standing standing;
    private final LongSupplier nanos;
    private final Map<String, Asked> asked = new LinkedHashMap<>();

    FreshStanding(Standing standing, LongSupplier nanos) {
        this.standing = standing;
        this.nanos = nanos;
    }

    Future<Standing.Leave> ask(String deliveryId) {
        Asked last = asked.get(deliveryId);
        if (last != null && nanos.getAsLong() - last.at() < FRESH_NANOS) {
            return last.answer();
        }
        asked.remove(deliveryId);
        if (asked.size() >= MOST) {
            asked.remove(asked.keySet().iterator().next());
        }
        Future<Standing.Leave> answer = standing.ask(deliveryId);
        asked.put(deliveryId, new Asked(nanos.getAsLong(), answer));
        return answer;
    }

    private record Asked(long at, Future<Standing.Leave> answer) {}
}
