package io.redletter.delivery.audience;

import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.Ids;
import io.redletter.platform.Platform;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up imports, one at a time on this node, the oldest first: those that wait, and those whose node has gone silent.
 * An import can only be taken up where its file lies.
 */
final class ImportDuty {
    private static final Logger LOG = LoggerFactory.getLogger(ImportDuty.class);
    private static final Duration SILENCE = Duration.ofSeconds(15);
    /** After a cancel its last batch may still be on its way. */
    private static final Duration SETTLED = Duration.ofSeconds(3);

    private static final Duration LOST = Duration.ofHours(1);
    private static final int COUNT_AT_A_TIME = 5_000;

    private final Platform platform;
    private final AudienceStores stores;
    private final ImportFiles files;
    private final String node = Ids.next("node");
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean stopped;

    ImportDuty(Platform platform, AudienceStores stores, ImportFiles files) {
        this.platform = platform;
        this.stores = stores;
        this.files = files;
    }

    void stop() {
        stopped = true;
    }

    /** Works on whatever is there for this node, then stops; harmless while it is at work. */
    Future<Void> sweep() {
        if (stopped || !busy.compareAndSet(false, true)) {
            return Future.succeededFuture();
        }
        return Rounds.whileTrue(platform.vertx(), this::one).onComplete(done -> busy.set(false));
    }

    /** Brings the number on a list up to date by walking it. */
    Future<Void> resize(String listId) {
        String[] after = {null};
        long[] people = {0};
        return Rounds.whileTrue(platform.vertx(), () -> stores.people()
                        .ids(listId, after[0], COUNT_AT_A_TIME)
                        .map(ids -> {
                            people[0] += ids.size();
                            after[0] = ids.isEmpty() ? null : ids.get(ids.size() - 1);
                            return ids.size() == COUNT_AT_A_TIME;
                        }))
                .compose(v -> stores.lists()
                        .update(
                                listId,
                                list -> list.size() == people[0] ? list : list.sized(people[0], list.removing())))
                .mapEmpty();
    }

    private Future<Boolean> one() {
        return next().compose(found -> found.isEmpty()
                ? Future.succeededFuture(false)
                : work(found.get()).map(v -> !stopped));
    }

    /** Takes one up; empty where nothing is there for this node. */
    private Future<Optional<AudienceImport>> next() {
        Instant now = platform.clock().instant();
        return stores.imports()
                .inState(ImportState.UNDOING, ImportState.WAITING, ImportState.RUNNING)
                .compose(open ->
                        first(open.stream().filter(job -> isFree(job, now)).toList(), 0, now));
    }

    /** What carries this node's name while it is at no import is one that broke off. */
    private boolean isFree(AudienceImport job, Instant now) {
        Instant beat = job.beat();
        Instant end = job.endedAt();
        boolean settled = job.stateWord() != ImportState.UNDOING
                || end == null
                || end.plus(SETTLED).isBefore(now);
        return settled
                && (beat == null
                        || node.equals(job.node())
                        || beat.plus(SILENCE).isBefore(now));
    }

    private Future<Optional<AudienceImport>> first(List<AudienceImport> free, int index, Instant now) {
        if (index >= free.size()) {
            return Future.succeededFuture(Optional.empty());
        }
        AudienceImport job = free.get(index);
        return mine(job, now)
                .compose(mine -> mine
                        ? stores.imports().replace(job, job.taken(node, now)).map(Optional::of)
                        : Future.succeededFuture(Optional.<AudienceImport>empty()))
                .recover(failure -> failure instanceof ChangedMeanwhileException
                        ? Future.succeededFuture(Optional.empty()) // another node was quicker
                        : Future.failedFuture(failure))
                .compose(taken -> taken.isPresent() ? Future.succeededFuture(taken) : first(free, index + 1, now));
    }

    private Future<Boolean> mine(AudienceImport job, Instant now) {
        if (job.stateWord() == ImportState.UNDOING) {
            return Future.succeededFuture(true);
        }
        return files.here(job.id()).compose(here -> {
            Instant last = job.beat() == null ? job.createdAt() : job.beat();
            if (here || last.plus(LOST).isAfter(now)) {
                return Future.succeededFuture(here);
            }
            return stores.imports()
                    .replace(
                            job,
                            job.ended(
                                    ImportState.FAILED,
                                    "file-gone: 文件所在的节点一小时没有回来,请重新上传 (its node has been gone for an hour, upload again)",
                                    now))
                    .map(false);
        });
    }

    private Future<Void> work(AudienceImport job) {
        Future<Void> done = job.stateWord() == ImportState.UNDOING
                ? new UndoRun(platform, stores, job).go()
                : stores.lists()
                        .get(job.listId())
                        .compose(list -> ImportRun.go(platform, stores, files, list, job, this::mayGoOn));
        return done.onFailure(failure -> LOG.warn("audience import {}: broke off, goes on later", job.id(), failure))
                .recover(failure -> rest())
                .compose(v -> stores.imports().find(job.id()))
                .compose(now -> now.isEmpty() || now.get().stateWord().isOver()
                        ? files.remove(job.id()).compose(v -> resize(job.listId()))
                        : Future.succeededFuture())
                .recover(failure -> {
                    LOG.debug("audience import {}: its list is gone", job.id(), failure);
                    return Future.succeededFuture();
                });
    }

    private boolean mayGoOn() {
        return !stopped;
    }

    /** A store that is away for a moment is not asked again at once. */
    private Future<Void> rest() {
        return platform.vertx().timer(2, java.util.concurrent.TimeUnit.SECONDS).mapEmpty();
    }
}
