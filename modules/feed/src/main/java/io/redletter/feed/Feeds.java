package io.redletter.feed;

import io.redletter.accounts.Accounts;
import io.redletter.accounts.Actor;
import io.redletter.accounts.UnitTree;
import io.redletter.agenda.Agenda;
import io.redletter.campaign.Campaign;
import io.redletter.campaign.Campaigns;
import io.redletter.content.Content;
import io.redletter.content.ContentTopics;
import io.redletter.platform.Platform;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.Routes;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The capability, wired: built once by the main class. */
public final class Feeds {
    private static final Actor SELF = Actor.system("feed");
    private static final long TALLY_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final long MIB = 1024 * 1024;
    private static final long NO_TIMER = -1;

    private final Platform platform;
    private final PartnerStore partnerStore;
    private final PartnerService partners;
    private final CalendarKeys calendarKeys;
    private final PullTally tally;
    private final Shelf shelf;
    private final List<Routes> routes;
    private long timer = NO_TIMER;
    private Runnable deafen = () -> {};

    /** What feeds stand on. */
    public record Ground(Accounts accounts, Agenda agenda, Content content, Campaigns campaigns) {}

    public Feeds(Platform platform, FeedConfig config, Ground ground) {
        this(platform, config, ground, id -> ground.campaigns().campaigns().find(SELF, id));
    }

    Feeds(Platform platform, FeedConfig config, Ground ground, Function<String, Future<Optional<Campaign>>> campaigns) {
        this.platform = platform;
        UnitTree units = ground.accounts().service().tree();
        this.partnerStore = new PartnerStore(platform.mongo());
        this.tally = new PullTally(partnerStore);
        PartnerKeys keys = new PartnerKeys(platform.vault());
        PartnerDoor door = new PartnerDoor(partnerStore, keys);
        this.partners = new PartnerService(
                platform, partnerStore, keys, door, units, ground.accounts().trail());
        this.calendarKeys = new CalendarKeys(
                platform, ground.accounts().service(), units, ground.accounts().trail());
        Labels labels = new Labels(ground.campaigns().days()::find, campaigns, units::find);
        this.shelf = new Shelf(ground.content().gate(), labels, ground.agenda()::now);
        this.routes = List.of(
                new FeedRoutes(
                        config,
                        shelf,
                        new Press<>(platform.vertx(), ground.agenda()::now, config.cacheMib() * MIB),
                        door,
                        tally,
                        new FeedRoutes.Surroundings(ground.agenda()::now, platform.meters())),
                new CalendarRoutes(
                        platform.vertx(),
                        new CalendarSheets(
                                ground.campaigns().days(), ground.campaigns().campaigns()::list),
                        calendarKeys,
                        ground.agenda()::now,
                        platform.meters()));
    }

    /** Makes the indexes, listens for changed works, and writes the counts of pulls every minute. */
    public Future<Void> start() {
        return partnerStore.start().compose(v -> calendarKeys.start()).onSuccess(v -> {
            deafen = platform.bus().listen(ContentTopics.WORK_CHANGED, hint -> shelf.ring());
            timer = platform.vertx().setPeriodic(TALLY_MILLIS, tick -> writePulls());
        });
    }

    /** Writes the last counts. */
    public Future<Void> stop() {
        deafen.run();
        if (timer != NO_TIMER) {
            platform.vertx().cancelTimer(timer);
        }
        return writePulls();
    }

    /** Writes what was counted since the last time; what fails is counted again with the next. */
    Future<Void> writePulls() {
        return tally.write();
    }

    public PartnerService partners() {
        return partners;
    }

    /** The keys under which units' calendars are subscribed to. */
    public CalendarKeys calendarKeys() {
        return calendarKeys;
    }

    public List<ApiOperations> operations() {
        return List.of(new PartnerApi(partners), new CalendarApi(calendarKeys));
    }

    public List<Routes> routes() {
        return routes;
    }
}
