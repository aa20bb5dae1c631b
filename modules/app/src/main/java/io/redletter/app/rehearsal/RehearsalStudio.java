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
    private static final Duration TAIL = Duration.ofDays(3);
    private static final Duration LONGEST = Duration.ofMinutes(12);

    private final Platform real;
    private final Campaigns campaigns;
    private final Stage.Props props;
    private final Shelf shelf;
    private final Script script;
    private final Map<String, Rehearsal> known = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Running> running = new AtomicReference<>();

    /** One under way; a performance once there is one. */
    private static final class Running {
        final String id;
        volatile boolean cancelled;
        volatile @Nullable Stage stage;
        volatile @Nullable Performance performance;

        Running(String id) {
            this.id = id;
        }
    }

    RehearsalStudio(Platform real, Campaigns campaigns, Stage.Props props) {
        this.real = real;
        this.campaigns = campaigns;
        this.props = props;
        this.shelf = new Shelf(real.data().resolve("rehearsals"));
        this.script = new Script(real);
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
        Running now = running.get();
        if (now != null) {
            breakOff(now);
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
            Running now = running.get();
            if (now != null && now.id.equals(id)) {
                breakOff(now);
            }
            return found;
        });
    }

    private static void breakOff(Running now) {
        now.cancelled = true;
        Performance performance = now.performance;
        if (performance != null) {
            performance.cancel();
        }
    }

    private static Instant from(RehearsalWish wish, Campaign campaign) {
        LocalDateTime from = wish.from();
        return from == null ? Instant.EPOCH : PushTime.of(from, campaign.zone()).due();
    }

    private Rehearsal begin(Actor actor, RehearsalWish wish, Campaign campaign, Script.Text text) {
        String id = Ids.next("rehearsal");
        Running mine = new Running(id);
        if (!running.compareAndSet(null, mine)) {
            throw RefusedException.conflict(
                    "rehearsal-running", "rehearsals: 另一场彩排还没结束,请稍后 (another one is being played)");
        }
        Instant asked = from(wish, campaign);
        Instant from = asked.equals(Instant.EPOCH) ? text.firstDue().minus(LEAD) : asked;
        Rehearsal fresh = new Rehearsal(
                id,
                campaign.id(),
                campaign.name(),
                campaign.zone(),
                actor.name(),
                real.clock().instant().truncatedTo(ChronoUnit.MILLIS),
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
        known.put(id, fresh);
        perform(mine, fresh, campaign, text);
        return fresh;
    }

    /** A thread of its own builds, waits and takes down: nothing of the stage runs when its event loops are gone. */
    private void perform(Running mine, Rehearsal fresh, Campaign campaign, Script.Text text) {
        Thread thread = new Thread(
                () -> {
                    try {
                        Rehearsal over = performed(mine, fresh, campaign, text);
                        known.put(over.id(), over);
                        shelf.put(over);
                    } catch (IOException e) {
                        LOG.warn("rehearsal not kept id={}", fresh.id(), e);
                    } finally {
                        running.set(null);
                        forget();
                    }
                },
                "rehearsal");
        thread.setDaemon(true);
        thread.start();
    }

    private Rehearsal performed(Running mine, Rehearsal fresh, Campaign campaign, Script.Text text) {
        Stage stage = null;
        try {
            stage = Stage.build(shelf.directory().resolve(fresh.id()), fresh.from(), props);
            mine.stage = stage;
            return Waits.on(onStage(mine, stage, fresh, campaign, text), LONGEST);
        } catch (RuntimeException failure) {
            LOG.warn("rehearsal failed id={}", fresh.id(), failure);
            return ended(fresh, Rehearsal.State.FAILED, fresh.from(), String.valueOf(failure.getMessage()), null);
        } finally {
            mine.stage = null;
            if (stage != null) {
                stage.strike();
            }
        }
    }

    private Future<Rehearsal> onStage(Running mine, Stage stage, Rehearsal fresh, Campaign campaign, Script.Text text) {
        return StandIns.open(stage.platform(), text.accounts())
                .compose(standIns -> {
                    stage.cast(standIns);
                    return script.copy(text, campaign, stage);
                })
                .compose(v -> stage.play())
                .compose(play -> {
                    Performance performance = new Performance(
                            stage,
                            play,
                            campaign.id(),
                            fresh.speed(),
                            fresh.until().plus(TAIL));
                    mine.performance = performance;
                    if (mine.cancelled) {
                        performance.cancel();
                    }
                    return performance
                            .run()
                            .compose(end -> new Notebook(stage, play, performance)
                                    .report(campaign.id(), text.leftOut())
                                    .map(report -> ended(
                                            fresh, state(end), stage.clock().instant(), null, report)))
                            .eventually(play::stop);
                });
    }

    private static Rehearsal.State state(Performance.End end) {
        return switch (end) {
            case PLAYED -> Rehearsal.State.DONE;
            case CANCELLED -> Rehearsal.State.CANCELLED;
            case TIMED_OUT -> Rehearsal.State.TIMED_OUT;
        };
    }

    private Rehearsal ended(
            Rehearsal one,
            Rehearsal.State state,
            Instant now,
            @Nullable String problem,
            Rehearsal.@Nullable Report report) {
        int over = report == null
                ? 0
                : (int) report.lines().stream()
                        .filter(line -> !line.pushState().equals("armed")
                                && !line.pushState().equals("planned"))
                        .map(Rehearsal.Line::pushId)
                        .distinct()
                        .count();
        return copy(one, real.clock().instant().truncatedTo(ChronoUnit.MILLIS), state, now, over, problem, report);
    }

    /** A running one with its clock as it stands. */
    private Rehearsal live(Rehearsal one) {
        Running now = running.get();
        Stage stage = now != null && now.id.equals(one.id()) ? now.stage : null;
        return one.state() != Rehearsal.State.RUNNING || stage == null
                ? one
                : copy(one, null, one.state(), stage.clock().instant(), one.over(), null, null);
    }

    private static Rehearsal copy(
            Rehearsal one,
            @Nullable Instant endedAt,
            Rehearsal.State state,
            Instant now,
            int over,
            @Nullable String problem,
            Rehearsal.@Nullable Report report) {
        return new Rehearsal(
                one.id(),
                one.campaignId(),
                one.campaignName(),
                one.zone(),
                one.byName(),
                one.startedAt(),
                endedAt,
                state,
                one.speed(),
                one.from(),
                now,
                one.until(),
                one.pushes(),
                over,
                problem,
                report);
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
