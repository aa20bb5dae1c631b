package io.redletter.content;

import io.redletter.platform.NotFoundException;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one place every way out asks before it shows a work: page, feed, media file, link, message. A work is open if its
 * stored state is released <em>and</em> its instant has passed; where that cannot be known, it is shut and the future
 * fails. A withdrawal shuts at once on this node and within a second on others.
 */
public final class EmbargoGate {
    private final WorkStore store;
    private final InstantSource clock;
    private final FreshCache<OpenWork> works;
    private final FreshCache<Instant> media;
    private final SlugMemory slugs;
    private final AtomicLong closings = new AtomicLong();

    EmbargoGate(WorkStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.works = new FreshCache<>();
        this.media = new FreshCache<>();
        this.slugs = new SlugMemory(store);
    }

    /** Whether the public may see this work now. Fails where that cannot be known: treat it as shut. */
    public Future<Boolean> isOpen(String workId) {
        return openNow(workId).map(Optional::isPresent);
    }

    /**
     * The work and the one wording that may be shown.
     *
     * @param workIdOrSlug either; a slug never looks like an id
     * @return fails with the same 404 for a work that is shut and for one that does not exist
     */
    public Future<OpenWork> open(String workIdOrSlug) {
        return slugs.workId(workIdOrSlug)
                .compose(this::openNow)
                .map(open -> open.orElseThrow(() -> new NotFoundException("work", workIdOrSlug)));
    }

    /** Whether some open work shows this file. Fails where that cannot be known. */
    public Future<Boolean> mediaIsOpen(String sha256) {
        return media.get(sha256, () -> store.firstReleasedUsing(sha256).map(work -> work.map(Work::releaseAt)))
                .map(opens -> opens.filter(this::hasPassed).isPresent());
    }

    /** Open works, the one released last first; for feeds. */
    public Future<List<OpenWork>> released(int limit) {
        return store.released(limit)
                .map(found -> found.stream().filter(this::isPast).toList())
                .compose(open -> store.versionsById(
                                open.stream().map(EmbargoGate::sealedId).toList())
                        .map(versions -> joined(open, versions)));
    }

    /**
     * When the next work opens, as far as that is planned now: no answer built from {@link #released} may be believed
     * beyond that instant.
     */
    public Future<Optional<Instant>> nextOpening() {
        return store.nextOpening(clock.instant()).map(work -> work.map(Work::releaseAt));
    }

    /**
     * Rises whenever this node shuts a work. Whoever keeps for a moment what {@link #released} gave drops it when this
     * has risen since before the reading.
     */
    public long closings() {
        return closings.get();
    }

    /**
     * An approved work, perhaps still under embargo, to prepare a message from; whoever sends it asks {@link #isOpen}
     * at that moment.
     *
     * @return fails with 409 {@code work-not-approved} where no approval stands
     */
    public Future<Sealed> sealed(String workId) {
        return store.work(workId)
                .map(found -> found.orElseThrow(() -> new NotFoundException("work", workId)))
                .compose(work -> work.isSealed()
                        ? store.version(sealedId(work)).map(version -> new Sealed(work, verified(work, version)))
                        : Future.failedFuture(RefusedException.conflict(
                                "work-not-approved", "作品 " + workId + ": 还没有通过审核 (no approval stands)")));
    }

    /** Forgets what this node believed about a work; called once a withdrawal is stored. */
    void shut(String workId) {
        closings.incrementAndGet();
        works.forget(workId);
        media.forgetAll();
    }

    private Future<Optional<OpenWork>> openNow(String workId) {
        return works.get(workId, () -> stored(workId)).map(found -> found.filter(open -> isPast(open.work())));
    }

    private Future<Optional<OpenWork>> stored(String workId) {
        return store.work(workId).compose(found -> {
            Optional<Work> released = found.filter(work -> work.state() == WorkState.RELEASED && work.isSealed());
            return released.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : store.version(sealedId(released.get()))
                            .map(version -> new OpenWork(released.get(), verified(released.get(), version)))
                            .map(Optional::of);
        });
    }

    private boolean isPast(Work work) {
        return work.state() == WorkState.RELEASED
                && work.isSealed()
                && Optional.ofNullable(work.releaseAt()).filter(this::hasPassed).isPresent();
    }

    private boolean hasPassed(Instant at) {
        return !clock.instant().isBefore(at);
    }

    private static List<OpenWork> joined(List<Work> works, List<WorkVersion> versions) {
        Map<String, WorkVersion> byId =
                versions.stream().collect(Collectors.toMap(WorkVersion::id, Function.identity()));
        return works.stream()
                .map(work -> new OpenWork(work, verified(work, byId.get(sealedId(work)))))
                .toList();
    }

    private static WorkVersion verified(Work work, @Nullable WorkVersion version) {
        if (version == null || !version.hash().equals(work.sealedHash())) {
            throw new IllegalStateException("work " + work.id() + ": stored version is not the sealed one (expected: "
                    + work.sealedHash() + ")");
        }
        return version;
    }

    private static String sealedId(Work work) {
        return WorkVersion.id(
                work.id(), Optional.ofNullable(work.sealedNumber()).orElse(0));
    }
}
