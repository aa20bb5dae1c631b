package io.redletter.app.rehearsal;

import io.redletter.accounts.Actor;
import io.redletter.agenda.Backlog;
import io.redletter.campaign.Push;
import io.redletter.campaign.PushFilter;
import io.redletter.campaign.PushState;
import io.redletter.campaign.dryrun.DryRun;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One campaign being played: what may be armed is armed, then the clock is driven from one due moment to the next until
 * nothing waits any more. While something is due or in hand the clock walks.
 */
final class Performance {
    static final Actor SELF = Actor.system("rehearsal");

    private static final long LOOK_MILLIS = 15;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Stage stage;
    private final Stage.Play play;
    private final String campaignId;
    private final int speed;
    private final Instant until;
    private final long deadline = System.nanoTime() + LONGEST.toNanos();
    private final Map<String, String> notArmed = new LinkedHashMap<>();
    private volatile boolean cancelled;
    private volatile @Nullable DryRun foretold;

    Performance(Stage stage, Stage.Play play, String campaignId, int speed, Instant until) {
        this.stage = stage;
        this.play = play;
        this.campaignId = campaignId;
        this.speed = speed;
        this.until = until;
    }

    /** How it ended. */
    enum End {
        PLAYED,
        CANCELLED,
        TIMED_OUT
    }

    void cancel() {
        cancelled = true;
    }

    /** What the dry run said before anything was played, by {@code pushId:channelId}. */
    DryRun foretold() {
        return Objects.requireNonNull(foretold, "played");
    }

    /** Why planned pushes could not be armed, by their id. */
    Map<String, String> notArmed() {
        return Map.copyOf(notArmed);
    }

    Future<End> run() {
        return arm().compose(v -> play.campaigns().dryRuns().ofCampaign(SELF, campaignId))
                .compose(run -> {
                    foretold = run;
                    return play.agenda().start();
                })
                .compose(v -> drive());
    }

    private Future<Void> arm() {
        return play.campaigns()
                .pushes()
                .list(SELF, PushFilter.ofCampaign(campaignId).in(PushState.PLANNED))
                .compose(planned -> {
                    Future<Void> all = Future.succeededFuture();
                    for (Push push : planned) {
                        all = all.compose(v -> arm(push));
                    }
                    return all;
                });
    }

    /** What cannot be armed stays planned and is reported. */
    private Future<Void> arm(Push push) {
        return play.campaigns().pushes().arm(SELF, push.id()).<Void>mapEmpty().recover(failure -> {
            if (failure instanceof RefusedException refusal) {
                notArmed.put(push.id(), refusal.code() + ": " + refusal.getMessage());
                return Future.succeededFuture();
            }
            return Future.failedFuture(failure);
        });
    }

    private Future<End> drive() {
        Promise<End> end = Promise.promise();
        look(end);
        return end.future();
    }

    private void look(Promise<End> end) {
        if (cancelled) {
            end.complete(End.CANCELLED);
        } else if (System.nanoTime() > deadline) {
            end.complete(End.TIMED_OUT);
        } else {
            next().onFailure(end::fail).onSuccess(over -> {
                if (over) {
                    end.complete(End.PLAYED);
                } else {
                    stage.platform()
                            .vertx()
                            .timer(LOOK_MILLIS, TimeUnit.MILLISECONDS)
                            .onComplete(v -> look(end));
                }
            });
        }
    }

    /** Drives the clock on; whether nothing is left to wait for. */
    private Future<Boolean> next() {
        int working = play.agenda().health().working();
        return play.agenda().backlog().map(lanes -> {
            boolean busy = working > 0 || lanes.stream().anyMatch(lane -> lane.due() > 0);
            if (busy) {
                stage.clock().walk();
                return false;
            }
            Instant due = soonest(lanes);
            if (due == null || due.isAfter(until)) {
                return true;
            }
            stage.clock().hurry(speed, due);
            return false;
        });
    }

    private static @Nullable Instant soonest(List<Backlog> lanes) {
        Instant soonest = null;
        for (Backlog lane : lanes) {
            Instant next = lane.next();
            if (next != null && (soonest == null || next.isBefore(soonest))) {
                soonest = next;
            }
        }
        return soonest;
    }
}
