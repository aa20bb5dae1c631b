package io.redletter.reach;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.Optional;

/** What reach has to ask of those who know campaigns, works and channels; implemented above it. */
public interface Neighbours {
    /** Neighbours that know nothing: then only who sees everything reads figures. For a node that only counts. */
    static Neighbours none() {
        return new Neighbours() {
            @Override
            public Future<Optional<String>> unitOf(ScopeKind kind, String id) {
                return Future.succeededFuture(Optional.empty());
            }

            @Override
            public Future<Optional<LocalDate>> endOf(String campaignId) {
                return Future.succeededFuture(Optional.empty());
            }

            @Override
            public Future<Optional<YearBefore>> yearBefore(String campaignId) {
                return Future.succeededFuture(Optional.empty());
            }
        };
    }

    /** The unit to which a campaign, work or channel belongs; empty if there is none such. Asked for no other kind. */
    Future<Optional<String>> unitOf(ScopeKind kind, String id);

    /** The last local day of a campaign; empty if there is none such. */
    Future<Optional<LocalDate>> endOf(String campaignId);

    /** The campaign on the same observance the year before; empty if there was none. */
    Future<Optional<YearBefore>> yearBefore(String campaignId);

    /**
     * A campaign of the year before.
     *
     * @param days how many days lie between the first days of the two
     */
    record YearBefore(String campaignId, String name, long days) {}
}
