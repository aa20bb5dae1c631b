package io.redletter.content;

import com.mongodb.client.model.Filters;
import io.redletter.accounts.Actor;
import io.redletter.accounts.Permission;
import io.redletter.platform.Ids;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rules of works: writing, review by somebody else, the seal, the release. Every method that changes something asks
 * the actor's permission, changes state by compare-and-set, and leaves an entry in the audit trail. Refusals come as
 * failed futures; a work of a unit the actor does not see is not found.
 */
public final class ContentService {
    private final Writing writing;
    private final Reviewing reviewing;
    private final Releasing releasing;
    private final WorkStore store;
    private final Sights sights;
    private volatile CampaignDoor door = (actor, unitId, campaignId) -> Future.succeededFuture();

    ContentService(Writing writing, Reviewing reviewing, Releasing releasing, WorkStore store, Sights sights) {
        this.writing = writing;
        this.reviewing = reviewing;
        this.releasing = releasing;
        this.store = store;
        this.sights = sights;
    }

    public Future<Work> createWork(Actor actor, NewWork fresh) {
        return createWork(actor, Ids.next("work"), fresh);
    }

    /**
     * Creates under a given id; a repeat of the same by the same actor gives back what is there. Refused where the work would
     * speak for a unit that is neither the actor's nor below it, or stand in a campaign that is not theirs to join.
     */
    public Future<Work> createWork(Actor actor, String id, NewWork fresh) {
        return sights.allowed(actor, Permission.CONTENT_WRITE, () -> sights.speaker(actor, fresh.unitId())
                .compose(unitId -> door.admit(actor, unitId, fresh.campaignId()))
                .compose(v -> writing.create(actor, id, fresh)));
    }

    void join(CampaignDoor above) {
        door = above;
    }

    /**
     * Cleans the draft and stores it as the next version. Whatever approval or planned release the work had is void.
     *
     * @param expectedHead the newest version the author has seen, 0 for none; another one is refused
     */
    public Future<SavedVersion> saveVersion(Actor actor, String workId, int expectedHead, Draft draft) {
        return sights.allowed(
                actor, Permission.CONTENT_WRITE, workId, () -> writing.save(actor, workId, expectedHead, draft));
    }

    /** Hands the newest version to review; {@code number} must be it. */
    public Future<Work> submit(Actor actor, String workId, int number) {
        return sights.allowed(actor, Permission.CONTENT_WRITE, workId, () -> reviewing.submit(actor, workId, number));
    }

    /**
     * Records a verdict on exactly what the reviewer read. Refused for the author of that version and for whoever
     * submitted it, and where the newest version is not the one named by number and hash.
     *
     * @param comment may be empty for an approval, never for a return
     */
    public Future<Work> review(Actor actor, String workId, int number, String hash, Verdict verdict, String comment) {
        return sights.allowed(
                actor,
                Permission.CONTENT_REVIEW,
                workId,
                () -> reviewing.review(actor, workId, new Reading(number, hash), verdict, comment));
    }

    /**
     * Plans the release of an approved work, or moves it. An instant up to five minutes ago means now; an earlier one is
     * refused.
     */
    public Future<Work> scheduleRelease(Actor actor, String workId, Instant at) {
        return sights.allowed(actor, Permission.CONTENT_RELEASE, workId, () -> releasing.schedule(actor, workId, at));
    }

    /**
     * Moves a planned release as part of something larger that was confirmed before.
     *
     * @param expected the work as it was seen; fails with a {@code ChangedMeanwhileException} where it has changed since
     */
    public Future<Work> moveRelease(Actor actor, Work expected, Instant at) {
        return sights.allowed(
                actor, Permission.CONTENT_RELEASE, expected.id(), () -> releasing.move(actor, expected, at));
    }

    /** Takes a planned release back; the approval stands. */
    public Future<Work> cancelRelease(Actor actor, String workId) {
        return sights.allowed(actor, Permission.CONTENT_RELEASE, workId, () -> releasing.cancel(actor, workId));
    }

    /** Shuts the work on every way out: at once on this node, within a second on others. */
    public Future<Work> withdraw(Actor actor, String workId, String reason) {
        return sights.allowed(
                actor, Permission.CONTENT_RELEASE, workId, () -> releasing.withdraw(actor, workId, reason));
    }

    public Future<Optional<Work>> find(String workId) {
        return store.works().find(workId);
    }

    /** The work, or a 404 refusal. */
    public Future<Work> get(String workId) {
        return store.works().get(workId);
    }

    /** The work, or a 404 refusal also for one of a unit the actor does not see. */
    public Future<Work> get(Actor actor, String workId) {
        return sights.allowed(actor, Permission.VIEW, () -> sights.get(actor, workId));
    }

    /** Of the works of those units the actor sees, newest first. */
    public Future<List<Work>> list(Actor actor, WorkFilter filter, int limit) {
        return sights.allowed(actor, Permission.VIEW, () -> sights.list(actor, filter, limit));
    }

    /** Newest first, of all units. */
    public Future<List<Work>> list(WorkFilter filter, int limit) {
        return store.list(filter, Filters.empty(), limit);
    }

    /** The newest versions with their texts, at most fifty, newest first. */
    public Future<List<WorkVersion>> versions(String workId) {
        return store.versionsOf(workId);
    }

    /** Every version ever stored, without its text, newest first. */
    public Future<List<VersionCard>> history(String workId) {
        return store.cardsOf(workId);
    }

    /** One version, or a 404 refusal. */
    public Future<WorkVersion> version(String workId, int number) {
        return store.versions().get(WorkVersion.id(workId, number));
    }

    /** Every verdict, newest first. */
    public Future<List<Review>> reviews(String workId) {
        return store.reviewsOf(workId);
    }

    /** Every release ever planned, newest first. */
    public Future<List<Release>> releases(String workId) {
        return store.releasesOf(workId);
    }
}
