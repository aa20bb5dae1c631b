package io.redletter.app;

import io.redletter.accounts.Actor;
import io.redletter.campaign.Campaign;
import io.redletter.campaign.Campaigns;
import io.redletter.content.Content;
import io.redletter.content.Work;
import io.redletter.delivery.Deliveries;
import io.redletter.reach.Neighbours;
import io.redletter.reach.ScopeKind;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;

/** What reach asks of campaigns, works and channels, which stand above it. */
record ReachNeighbours(Supplier<Campaigns> campaigns, Supplier<Content> content, Supplier<Deliveries> deliveries)
        implements Neighbours {
    private static final Actor REACH = Actor.system("reach");

    @Override
    public Future<Optional<String>> unitOf(ScopeKind kind, String id) {
        return switch (kind) {
            case CAMPAIGN -> campaign(id).map(found -> found.map(Campaign::unitId));
            case WORK -> content.get().service().find(id).map(found -> found.map(Work::unitId));
            case CHANNEL -> deliveries.get().channels().find(id).map(found -> found.map(card -> card.unitId()));
            default -> Future.succeededFuture(Optional.empty());
        };
    }

    @Override
    public Future<Optional<LocalDate>> endOf(String campaignId) {
        return campaign(campaignId).map(found -> found.map(Campaign::end));
    }

    /** Of several on the same day, the one of the same unit; a campaign on no day of the almanac has none before it. */
    @Override
    public Future<Optional<YearBefore>> yearBefore(String campaignId) {
        return campaign(campaignId).compose(found -> found.filter(now -> now.observanceId() != null)
                .map(this::before)
                .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    private Future<Optional<YearBefore>> before(Campaign now) {
        String observance = String.valueOf(now.observanceId());
        return campaigns
                .get()
                .campaigns()
                .list(REACH, now.start().getYear() - 1)
                .map(list -> list.stream()
                        .filter(each -> observance.equals(each.observanceId())
                                && each.unitId().equals(now.unitId())
                                && each.start().isBefore(now.start()))
                        .max(Comparator.comparing(Campaign::start))
                        .map(then -> new YearBefore(
                                then.id(), then.name(), ChronoUnit.DAYS.between(then.start(), now.start()))));
    }

    private Future<Optional<Campaign>> campaign(String id) {
        return campaigns.get().campaigns().find(REACH, id);
    }
}
