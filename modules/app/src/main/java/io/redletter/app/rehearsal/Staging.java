package io.redletter.app.rehearsal;

import io.redletter.campaign.Campaign;
import io.redletter.campaign.rehearsal.Rehearsal;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One rehearsal under way: its stage is built, the script is played on it, and it is struck again whatever happens. */
final class Staging {
    private static final Logger LOG = LoggerFactory.getLogger(Staging.class);
    private static final Duration TAIL = Duration.ofDays(3);
    private static final Duration LONGEST = Duration.ofMinutes(12);

    private final Means means;
    private final Rehearsal fresh;
    private final Campaign campaign;
    private final Script.Text text;
    private volatile boolean cancelled;
    private volatile @Nullable Stage stage;
    private volatile @Nullable Performance performance;

    /**
     * What every rehearsal of an installation is made with.
     *
     * @param directory below which each has a directory of its own
     * @param realNow the real clock
     */
    record Means(Path directory, Script script, Stage.Props props, Supplier<Instant> realNow) {}

    Staging(Means means, Rehearsal fresh, Campaign campaign, Script.Text text) {
        this.means = means;
        this.fresh = fresh;
        this.campaign = campaign;
        this.text = text;
    }

    boolean plays(String id) {
        return fresh.id().equals(id);
    }

    /** As far as it is, with its clock as it stands. */
    Rehearsal live() {
        Stage now = stage;
        return now == null ? fresh : fresh.at(now.clock().instant());
    }

    void breakOff() {
        cancelled = true;
        Performance now = performance;
        if (now != null) {
            now.cancel();
        }
    }

    /** Plays it from beginning to end; blocks, and what goes wrong stands in what it returns. */
    Rehearsal play() {
        Stage built = null;
        try {
            built = Stage.build(means.directory().resolve(fresh.id()), fresh.from(), means.props());
            stage = built;
            return Waits.on(onStage(built), LONGEST);
        } catch (RuntimeException failure) {
            LOG.warn("rehearsal failed id={}", fresh.id(), failure);
            return ended(Rehearsal.State.FAILED, fresh.from(), String.valueOf(failure.getMessage()), null);
        } finally {
            stage = null;
            if (built != null) {
                built.strike();
            }
        }
    }

    private Future<Rehearsal> onStage(Stage on) {
        return StandIns.open(on.platform(), text.accounts())
                .compose(standIns -> {
                    on.cast(standIns);
                    return means.script().copy(text, campaign, on);
                })
                .compose(v -> on.play())
                .compose(play -> {
                    Performance now = new Performance(
                            on,
                            play,
                            campaign.id(),
                            fresh.speed(),
                            fresh.until().plus(TAIL));
                    performance = now;
                    if (cancelled) {
                        now.cancel();
                    }
                    return now.run()
                            .compose(end -> new Notebook(on, play, now)
                                    .report(campaign.id(), text.leftOut())
                                    .map(report -> ended(state(end), on.clock().instant(), null, report)))
                            .eventually(play::stop);
                });
    }

    private Rehearsal ended(
            Rehearsal.State how, Instant clock, @Nullable String problem, Rehearsal.@Nullable Report report) {
        return fresh.ended(means.realNow().get(), how, clock, problem, report);
    }

    private static Rehearsal.State state(Performance.End end) {
        return switch (end) {
            case PLAYED -> Rehearsal.State.DONE;
            case CANCELLED -> Rehearsal.State.CANCELLED;
            case TIMED_OUT -> Rehearsal.State.TIMED_OUT;
        };
    }
}
