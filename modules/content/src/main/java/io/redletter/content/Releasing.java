package io.redletter.content;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import io.redletter.accounts.Actor;
import io.redletter.agenda.Agenda;
import io.redletter.agenda.Claimed;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.Ids;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Plans, moves, fires and takes back releases. The work says which release counts; the release documents follow it, so
 * that a death between the two writes leaves nothing that could open a work wrongly, and the sweep mends the rest.
 */
final class Releasing {
    static final String ARMED = "armed";
    static final String FINISHED = "finished";
    static final String SKIPPED = "skipped";
    static final String CANCELLED = "cancelled";
    private static final Duration PAST_THAT_MEANS_NOW = Duration.ofMinutes(5);
    private static final int SWEEP_MOST = 1_000;
    private static final Actor AGENDA = Actor.system("agenda");

    private final Platform platform;
    private final WorkStore store;
    private final WorkTrail trail;
    private final Agenda agenda;
    private final EmbargoGate gate;

    Releasing(Platform platform, WorkStore store, WorkTrail trail, Agenda agenda, EmbargoGate gate) {
        this.platform = platform;
        this.store = store;
        this.trail = trail;
        this.agenda = agenda;
        this.gate = gate;
    }

    /** As {@link #schedule}, of exactly this version of the work. */
    Future<Work> move(Actor actor, Work expected, Instant at) {
        return schedule(actor, expected.id(), at, expected);
    }

    Future<Work> schedule(Actor actor, String workId, Instant at) {
        return schedule(actor, workId, at, null);
    }

    private Future<Work> schedule(Actor actor, String workId, Instant at, @Nullable Work expected) {
        Instant now = agenda.now();
        if (at.isBefore(now.minus(PAST_THAT_MEANS_NOW))) {
            return Future.failedFuture(
                    RefusedException.field("/at", "release-in-past", "发布时间 " + at + ": 已经过去 (expected: now or later)"));
        }
        Instant due = notEarlier(at.isBefore(now) ? now : at);
        String releaseId = Ids.next("release");
        return store.works()
                .update(workId, work -> WorkSteps.planned(still(work, expected), releaseId, due, instant()))
                .compose(work -> settled(actor, work, "rescheduled"))
                .compose(work -> trail.entered(actor, "work.release-planned", work, "release at " + due));
    }

    private static Work still(Work work, @Nullable Work expected) {
        if (expected != null && expected.version() != work.version()) {
            throw new ChangedMeanwhileException("work", work.id(), expected.version());
        }
        return work;
    }

    Future<Work> cancel(Actor actor, String workId) {
        return store.works()
                .update(workId, work -> WorkSteps.unplanned(work, instant()))
                .compose(work -> settled(actor, work, "cancelled"))
                .compose(work -> trail.entered(actor, "work.release-cancelled", work, ""));
    }

    Future<Work> withdraw(Actor actor, String workId, String reason) {
        return store.works()
                .update(workId, work -> WorkSteps.withdrawn(work, instant()))
                .onSuccess(work -> gate.shut(workId))
                .compose(work -> settled(actor, work, "withdrawn"))
                .compose(work -> trail.entered(actor, "work.withdrawn", work, reason));
    }

    /** Brings the release documents in line with what the work says: the planned one is there, all others are closed. */
    Future<Work> settled(Actor actor, Work work, String reason) {
        return closeOthers(work, reason)
                .compose(v -> isPlanned(work) ? arm(actor, work) : Future.succeededFuture())
                .map(work);
    }

    /** Mends what a death between two writes left undone. */
    Future<Void> sweep() {
        return store.planned(SWEEP_MOST)
                .compose(works -> Future.join(
                        works.stream().map(work -> arm(AGENDA, work)).toList()))
                .mapEmpty();
    }

    /** What the agenda calls at the instant, and again after a death: doing it twice changes nothing. */
    Future<Void> fire(Claimed claimed) {
        return store.releases().get(claimed.id()).compose(release -> store.works()
                .update(release.workId(), work -> WorkSteps.opened(work, release, agenda.now()))
                .compose(work -> trail.entered(AGENDA, "work.released", work, "version " + work.sealedNumber()))
                .compose(work -> finish(claimed, FINISHED, null))
                .recover(failure -> failure instanceof ReleaseSkippedException skipped
                        ? skip(claimed, release, skipped.code())
                        : Future.failedFuture(failure)));
    }

    private Future<Void> skip(Claimed claimed, Release release, String reason) {
        return finish(claimed, SKIPPED, reason)
                .compose(v -> trail.noted(AGENDA, "work.release-skipped", release.workId(), reason));
    }

    private Future<Void> finish(Claimed claimed, String state, @Nullable String reason) {
        return close(claimed.id(), claimed.version(), state, reason).mapEmpty();
    }

    private Future<Void> closeOthers(Work work, String reason) {
        String state = reason.equals(ReleaseSkippedException.CHANGED) ? SKIPPED : CANCELLED;
        return store.armedReleases(work.id())
                .compose(armed -> Future.all(armed.stream()
                        .filter(release -> !release.id().equals(work.releaseId()))
                        .map(release -> close(release.id(), release.version(), state, reason)
                                .compose(v -> agenda.drop(ReleaseLane.NAME, release.id(), release.version())))
                        .toList()))
                .mapEmpty();
    }

    private Future<?> close(String id, long version, String state, @Nullable String reason) {
        Bson closed = combine(set("state", state), set("finished", agenda.now()), inc("version", 1L));
        return platform.mongo()
                .one(store.releaseDocuments()
                        .updateOne(
                                and(eq("_id", id), eq("version", version)),
                                reason == null ? closed : combine(closed, set("reason", reason))));
    }

    private Future<Void> arm(Actor actor, Work work) {
        Release release = new Release(
                Objects.requireNonNull(work.releaseId()),
                1,
                work.id(),
                Objects.requireNonNull(work.sealedHash()),
                ARMED,
                Objects.requireNonNull(work.releaseAt()),
                null,
                null,
                null,
                null,
                null,
                actor.id(),
                instant());
        return store.releases()
                .find(release.id())
                .compose(found -> found.isPresent() ? Future.succeededFuture() : armNew(release));
    }

    private Future<Void> armNew(Release release) {
        return store.releases()
                .insert(release)
                .compose(made -> agenda.set(ReleaseLane.NAME, made.id(), made.version(), made.due()))
                .recover(failure -> failure instanceof AlreadyThereException
                        ? Future.succeededFuture()
                        : Future.failedFuture(failure));
    }

    /** The store keeps whole milliseconds and cuts the rest off; an embargo must not end by that. */
    private static Instant notEarlier(Instant at) {
        Instant whole = at.truncatedTo(ChronoUnit.MILLIS);
        return whole.equals(at) ? at : whole.plusMillis(1);
    }

    private static boolean isPlanned(Work work) {
        return work.state() == WorkState.APPROVED && work.releaseId() != null;
    }

    private Instant instant() {
        return platform.clock().instant();
    }
}
