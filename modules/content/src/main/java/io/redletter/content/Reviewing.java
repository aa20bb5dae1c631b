package io.redletter.content;

import io.redletter.accounts.Actor;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.Ids;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.util.Optional;

/** Submits works and takes verdicts. */
final class Reviewing {
    private final Platform platform;
    private final WorkStore store;
    private final WorkTrail trail;

    Reviewing(Platform platform, WorkStore store, WorkTrail trail) {
        this.platform = platform;
        this.store = store;
        this.trail = trail;
    }

    Future<Work> submit(Actor actor, String workId, int number) {
        return store.works()
                .get(workId)
                .compose(this::refuseIncomplete)
                .compose(work -> store.works()
                        .update(
                                workId,
                                now -> WorkSteps.submitted(
                                        now,
                                        number,
                                        actor.id(),
                                        platform.clock().instant())))
                .compose(work -> trail.entered(actor, "work.submitted", work, "version " + number));
    }

    Future<Work> review(Actor actor, String workId, Reading reading, Verdict verdict, String comment) {
        Review review = verdict(actor, workId, reading, verdict, Fields.comment(comment, verdict));
        return store.works()
                .get(workId)
                .compose(work -> head(work)
                        .map(head -> WorkSteps.reviewed(work, head, review))
                        .compose(next -> kept(work, next, review)))
                .compose(work -> trail.entered(
                        actor,
                        verdict == Verdict.APPROVED ? "work.approved" : "work.returned",
                        work,
                        "version " + reading.number() + " " + reading.hash()));
    }

    /** The verdict is stored before the work moves: there may be a verdict without effect, never an approval without one. */
    private Future<Work> kept(Work work, Work next, Review review) {
        return store.reviews().insert(review).compose(v -> store.works()
                .replace(work, next)
                .recover(failure -> failure instanceof ChangedMeanwhileException
                        ? store.reviews().delete(review).compose(gone -> Future.failedFuture(failure))
                        : Future.failedFuture(failure)));
    }

    private Review verdict(Actor actor, String workId, Reading reading, Verdict verdict, String comment) {
        return new Review(
                Ids.next("review"),
                1,
                workId,
                reading.number(),
                reading.hash(),
                actor.id(),
                verdict,
                comment,
                platform.clock().instant());
    }

    private Future<WorkVersion> head(Work work) {
        return store.versions()
                .find(WorkVersion.id(work.id(), work.headNumber()))
                .map(head -> head.orElseThrow(() ->
                        RefusedException.conflict("work-empty", "作品 " + work.id() + ": 还没有内容 (nothing written yet)")));
    }

    private Future<Work> refuseIncomplete(Work work) {
        return store.versions()
                .find(WorkVersion.id(work.id(), work.headNumber()))
                .map(head -> {
                    head.flatMap(version -> missing(work, version)).ifPresent(refusal -> {
                        throw refusal;
                    });
                    return work;
                });
    }

    private static Optional<RefusedException> missing(Work work, WorkVersion head) {
        if (work.kind() == WorkKind.VIDEO && head.video() == null) {
            return Optional.of(
                    RefusedException.field("/video", "missing", "视频作品 " + work.id() + ": 还没有视频 (no film yet)"));
        }
        if (work.kind() == WorkKind.H5 && head.bodyHtml().isBlank()) {
            return Optional.of(
                    RefusedException.field("/bodyHtml", "missing", "作品 " + work.id() + ": 正文是空的 (the body is empty)"));
        }
        return Optional.empty();
    }
}
