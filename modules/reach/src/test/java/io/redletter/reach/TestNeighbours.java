package io.redletter.reach;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.Optional;

/** Everything belongs to unit1, but for what is named after another unit; {@code gone…} is unknown. */
final class TestNeighbours implements Neighbours {
    static final LocalDate END = LocalDate.of(2027, 6, 5);

    @Override
    public Future<Optional<String>> unitOf(ScopeKind kind, String id) {
        return Future.succeededFuture(
                id.startsWith("gone")
                        ? Optional.empty()
                        : Optional.of(id.startsWith("unit") ? id.substring(0, 5) : "unit1"));
    }

    @Override
    public Future<Optional<LocalDate>> endOf(String campaignId) {
        return Future.succeededFuture(campaignId.startsWith("gone") ? Optional.empty() : Optional.of(END));
    }

    @Override
    public Future<Optional<YearBefore>> yearBefore(String campaignId) {
        return Future.succeededFuture(
                campaignId.endsWith("-now")
                        ? Optional.of(new YearBefore(campaignId.replace("-now", "-then"), "去年", 1))
                        : Optional.empty());
    }
}
