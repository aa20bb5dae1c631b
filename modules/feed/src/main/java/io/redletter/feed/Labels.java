package io.redletter.feed;

import io.redletter.accounts.Unit;
import io.redletter.campaign.Campaign;
import io.redletter.content.OpenWork;
import io.redletter.content.Work;
import io.redletter.observance.Observance;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The names that stand around a work: its day, its campaign, its unit. Up to a minute old. */
final class Labels {
    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final int MOST = 2_000;
    private static final String DEMO = "演示 (demo)";

    private final Function<String, Optional<Observance>> days;
    private final Function<String, Future<Optional<Campaign>>> campaigns;
    private final Function<String, Future<Optional<Unit>>> units;
    private final Memory<Campaign> knownCampaigns = new Memory<>(LIFE, MOST);
    private final Memory<Unit> knownUnits = new Memory<>(LIFE, MOST);

    Labels(
            Function<String, Optional<Observance>> days,
            Function<String, Future<Optional<Campaign>>> campaigns,
            Function<String, Future<Optional<Unit>>> units) {
        this.days = days;
        this.campaigns = campaigns;
        this.units = units;
    }

    /** The works with their names; fails where a store does not answer, since a feed must not depend on the weather. */
    Future<List<Shown>> of(List<OpenWork> works) {
        return Future.all(works.stream().map(this::of).toList()).map(all -> all.<Shown>list());
    }

    private Future<Shown> of(OpenWork open) {
        Work work = open.work();
        return knownCampaigns
                .get(work.campaignId(), () -> campaigns.apply(work.campaignId()))
                .compose(campaign -> knownUnits
                        .get(work.unitId(), () -> units.apply(work.unitId()))
                        .map(unit -> new Shown(
                                open,
                                subjects(work, campaign),
                                unit.map(Unit::name).map(CleanText::of).orElse(""))));
    }

    private List<String> subjects(Work work, Optional<Campaign> campaign) {
        Stream<String> day = campaign.map(Campaign::observanceId).flatMap(days).map(Observance::name).stream();
        Stream<String> name = campaign.map(Campaign::name).stream();
        Stream<String> demo = work.demo() ? Stream.of(DEMO) : Stream.empty();
        return Stream.of(day, name, demo)
                .flatMap(Function.identity())
                .map(CleanText::of)
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
    }
}
