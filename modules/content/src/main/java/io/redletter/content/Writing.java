package io.redletter.content;

import io.redletter.accounts.Actor;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Begins works and stores their versions. */
final class Writing {
    private static final int SLUG_LENGTH = 12;
    private static final int NUMBERS_TO_TRY = 10;

    private final Platform platform;
    private final WorkStore store;
    private final WorkTrail trail;
    private final Drafting drafting;
    private final Releasing releasing;

    Writing(Platform platform, WorkStore store, WorkTrail trail, Releasing releasing) {
        this.platform = platform;
        this.store = store;
        this.trail = trail;
        this.drafting = new Drafting(platform, store);
        this.releasing = releasing;
    }

    Future<Work> create(Actor actor, String id, NewWork fresh) {
        Work work = begun(actor, id, fresh);
        return store.works()
                .insert(work)
                .compose(made -> trail.entered(actor, "work.created", made, made.title()))
                .recover(failure -> failure instanceof AlreadyThereException
                        ? repeated(work, failure)
                        : Future.failedFuture(failure));
    }

    Future<SavedVersion> save(Actor actor, String workId, int expectedHead, Draft draft) {
        return store.works().get(workId).compose(work -> drafting.read(actor, work, expectedHead + 1, draft)
                .compose(drafted -> work.headNumber() > expectedHead
                        ? savedBefore(work, expectedHead, drafted)
                        : savedNow(actor, work, expectedHead, drafted)));
    }

    /** A repeat of a save whose answer got lost: the newest version is already what this one would be. */
    private Future<SavedVersion> savedBefore(Work work, int expectedHead, Drafting.Drafted drafted) {
        return store.versions()
                .get(WorkVersion.id(work.id(), work.headNumber()))
                .map(head -> {
                    if (!isSame(head, drafted.version())) {
                        throw WorkSteps.changed(work, expectedHead);
                    }
                    return new SavedVersion(work, head, drafted.notes());
                });
    }

    private Future<SavedVersion> savedNow(Actor actor, Work work, int expectedHead, Drafting.Drafted drafted) {
        writable(work, expectedHead);
        return stored(drafted.version(), NUMBERS_TO_TRY).compose(version -> adopted(actor, expectedHead, version)
                .map(next -> new SavedVersion(next, version, drafted.notes())));
    }

    private Work begun(Actor actor, String id, NewWork fresh) {
        Instant now = platform.clock().instant();
        return new Work(
                id,
                1,
                fresh.slug() == null ? silentSlug(id) : Fields.slug(fresh.slug()),
                fresh.campaignId(),
                fresh.kind(),
                Fields.title(fresh.title()),
                fresh.unitId() == null ? actor.unitId() : fresh.unitId(),
                WorkState.DRAFT,
                0,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                actor.id(),
                now,
                now,
                fresh.demo());
    }

    /** An address that tells nothing about the work, the same on every repeat of one call. */
    private String silentSlug(String id) {
        return Base62.text(platform.vault().mac("content/slug", id), SLUG_LENGTH)
                .toLowerCase(Locale.ROOT);
    }

    private Future<Work> repeated(Work wanted, Throwable failure) {
        return store.works().find(wanted.id()).map(found -> {
            Work there = found.orElseThrow(() -> RefusedException.field(
                    "/slug", "slug-taken", "地址 " + wanted.slug() + ": 已被使用，换一个 (slug taken, choose another)"));
            if (!isSame(there, wanted) && failure instanceof RefusedException refusal) {
                throw refusal;
            }
            return there;
        });
    }

    private static boolean isSame(Work there, Work wanted) {
        return there.author().equals(wanted.author())
                && there.campaignId().equals(wanted.campaignId())
                && there.kind() == wanted.kind()
                && there.slug().equals(wanted.slug());
    }

    private static boolean isSame(WorkVersion there, WorkVersion wanted) {
        return there.hash().equals(wanted.hash()) && there.author().equals(wanted.author());
    }

    private static Work writable(Work work, int expectedHead) {
        if (work.headNumber() != expectedHead) {
            throw WorkSteps.changed(work, expectedHead);
        }
        WorkSteps.refuseIfReleased(work);
        return work;
    }

    /**
     * Stores the version under the first free number. A number is taken where somebody else is saving right now (one of
     * the two will not be adopted), or where an earlier save died between its two writes; its own repeat is met again.
     */
    private Future<WorkVersion> stored(WorkVersion version, int triesLeft) {
        return store.versions()
                .insert(version)
                .recover(failure -> failure instanceof AlreadyThereException
                        ? store.versions().get(version.id()).compose(there -> {
                            if (there.hash().equals(version.hash())
                                    && there.author().equals(version.author())) {
                                return Future.succeededFuture(there);
                            }
                            return triesLeft > 1
                                    ? stored(version.numbered(version.number() + 1), triesLeft - 1)
                                    : Future.failedFuture(failure);
                        })
                        : Future.failedFuture(failure));
    }

    private Future<Work> adopted(Actor actor, int expectedHead, WorkVersion version) {
        return store.works()
                .update(
                        version.workId(),
                        work -> WorkSteps.rewritten(
                                writable(work, expectedHead),
                                version,
                                platform.clock().instant()))
                .compose(work -> releasing.settled(actor, work, ReleaseSkippedException.CHANGED))
                .compose(work ->
                        trail.entered(actor, "work.saved", work, "version " + version.number() + " " + version.hash()));
    }
}
