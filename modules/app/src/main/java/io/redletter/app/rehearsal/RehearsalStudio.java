package io.redletter.app.rehearsal;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Permission;
import io.redletter.campaign.Campaign;
import io.redletter.campaign.Campaigns;
import io.redletter.campaign.PushTime;
import io.redletter.campaign.rehearsal.Rehearsal;
import io.redletter.campaign.rehearsal.RehearsalWish;
import io.redletter.campaign.rehearsal.Rehearsals;
import io.redletter.platform.Ids;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.redletter.platform.template.Templates;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds a stage for one rehearsal at a time, has it played, keeps the report, and takes the stage down again. */
public final class RehearsalStudio implements Rehearsals {
    private static final Logger LOG = LoggerFactory.getLogger(RehearsalStudio.class);
    private static final Duration LEAD = Duration.ofHours(1);

    private final Platform real;
    private final Campaigns campaigns;
    private final Shelf shelf;
    private final Script script;
    private final Staging.Means means;
    private final Map<String, Rehearsal> known = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Staging> running = new AtomicReference<>();

    RehearsalStudio(Platform real, Campaigns campaigns, Stage.Props props) {
        this.real = real;
        this.campaigns = campaigns;
        this.shelf = new Shelf(real.data().resolve("rehearsals"));
        this.script = new Script(real);
        this.means = new Staging.Means(shelf.directory(), script, props, this::realNow);
    }

    /**
     * @param config the directory of the installation's settings
     * @param observances the file of days
     */
    public static RehearsalStudio of(
            Platform real, Campaigns campaigns, Path config, Path observances, Templates templates, String publicUrl) {
        return new RehearsalStudio(real, campaigns, new Stage.Props(config, observances, templates, publicUrl));
    }

    /** Reads what is kept, and clears away what a death left standing. */
    public Future<Void> start() {
        return real.vertx().executeBlocking(shelf::open, false).map(found -> {
            found.forEach(one -> known.put(one.id(), one));
            return null;
        });
    }

    /** Breaks off what is played. */
    public Future<Void> stop() {
        Staging now = running.get();
        if (now != null) {
            now.breakOff();
        }
        return Future.succeededFuture();
    }

    @Override
    public Future<Rehearsal> start(Actor actor, RehearsalWish wish) {
        return Future.succeededFuture()
                .compose(v -> {
                    actor.require(Permission.PUSH_WRITE);
                    return campaigns.campaigns().get(actor, wish.campaignId());
                })
                .compose(campaign ->
                        script.read(campaign, from(wish, campaign)).map(text -> begin(actor, wish, campaign, text)));
    }

    @Override
    public Future<List<Rehearsal>> list(Actor actor) {
        List<Rehearsal> all = known.values().stream()
                .sorted(Comparator.comparing(Rehearsal::startedAt).reversed())
                .map(this::live)
                .toList();
        Future<List<Rehearsal>> seen = Future.succeededFuture(new ArrayList<>());
        for (Rehearsal one : all) {
            seen = seen.compose(before -> campaigns
                    .campaigns()
                    .find(actor, one.campaignId())
                    .map(found -> {
                        found.ifPresent(campaign -> before.add(one));
                        return before;
                    }));
        }
        return seen;
    }

    @Override
    public Future<Rehearsal> get(Actor actor, String id) {
        Rehearsal found = known.get(id);
        return found == null
                ? Future.failedFuture(new NotFoundException("rehearsal", id))
                : campaigns.campaigns().find(actor, found.campaignId()).map(campaign -> {
                    if (campaign.isEmpty()) {
                        throw new NotFoundException("rehearsal", id);
                    }
                    return live(found);
                });
    }

    @Override
    public Future<Rehearsal> cancel(Actor actor, String id) {
        return get(actor, id).map(found -> {
            actor.require(Permission.PUSH_WRITE);
            Staging now = running.get();
            if (now != null && now.plays(id)) {
                now.breakOff();
            }
            return found;
        });
    }

    private static Instant from(RehearsalWish wish, Campaign campaign) {
        LocalDateTime from = wish.from();
        return from == null ? Instant.EPOCH : PushTime.of(from, campaign.zone()).due();
    }

    private Rehearsal begin(Actor actor, RehearsalWish wish, Campaign campaign, Script.Text text) {
        String id = Ids.next("rehearsal");
        Instant asked = from(wish, campaign);
        Instant from = asked.equals(Instant.EPOCH) ? text.firstDue().minus(LEAD) : asked;
        Rehearsal fresh = new Rehearsal(
                id,
                campaign.id(),
                campaign.name(),
                campaign.zone(),
                actor.name(),
                realNow(),
                null,
                Rehearsal.State.RUNNING,
                wish.speed(),
                from,
                from,
                text.lastDue(),
                text.pushes().size(),
                0,
                null,
                null);
        Staging mine = new Staging(means, fresh, campaign, text);
        if (!running.compareAndSet(null, mine)) {
            throw RefusedException.conflict(
                    "rehearsal-running", "rehearsals: 另一场彩排还没结束,请稍后 (another one is being played)");
        }
        known.put(id, fresh);
        perform(fresh, mine);
        return fresh;
    }

    /** A thread of its own builds, waits and takes down: nothing of the stage runs when its event loops are gone. */
    private void perform(Rehearsal fresh, Staging mine) {
        Thread thread = new Thread(
                () -> {
                    try {
                        shelf.put(fresh); // so that it is told of even where the program dies with it
                        Rehearsal over = mine.play();
                        known.put(over.id(), over);
                        shelf.put(over);
                    } catch (IOException e) {
                        LOG.warn("rehearsal not kept", e);
                    } finally {
                        running.set(null);
                        forget();
                    }
                },
                "rehearsal");
        thread.setDaemon(true);
        thread.start();
    }

    /** A running one with its clock as it stands. */
    private Rehearsal live(Rehearsal one) {
        Staging now = running.get();
        return now == null || !now.plays(one.id()) ? one : now.live();
    }

    private Instant realNow() {
        return real.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** As many as the shelf keeps. */
    private void forget() {
        known.values().stream()
                .sorted(Comparator.comparing(Rehearsal::startedAt).reversed())
                .skip(50)
                .map(Rehearsal::id)
                .toList()
                .forEach(known::remove);
    }
}
