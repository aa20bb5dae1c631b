package io.redletter.delivery.audience;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Permission;
import io.redletter.delivery.audience.csv.Column;
import io.redletter.delivery.audience.csv.Columns;
import io.redletter.platform.Ids;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Imports as a person handles them: hand in, say which column is which, watch, cancel, undo. */
public final class ImportService {
    private static final int NEWEST = 50;
    private static final int MOST_WAITING = 20;
    private static final int LONGEST_NAME = 120;
    private static final int SHOWN = 5;

    private final Platform platform;
    private final Rights rights;
    private final ImportFiles files;
    private final AudienceConfig config;
    private final Runnable nudge;

    ImportService(Platform platform, Rights rights, ImportFiles files, AudienceConfig config, Runnable nudge) {
        this.platform = platform;
        this.rights = rights;
        this.files = files;
        this.config = config;
        this.nudge = nudge;
    }

    /** Whether this actor may hand a file in here; asked before its bytes are read. */
    public Future<AudienceList> mayTake(Actor actor, String listId) {
        return rights.living(actor, listId, Permission.AUDIENCE_WRITE)
                .compose(list -> rights.stores().imports().of(listId, NEWEST).map(jobs -> {
                    long open = jobs.stream()
                            .filter(job -> job.stateWord().isOpen() || job.stateWord() == ImportState.READY)
                            .count();
                    if (open >= MOST_WAITING) {
                        throw RefusedException.conflict(
                                "too-many-imports",
                                "audience list " + listId + ": 已有 " + open + " 个导入没完成,请先处理 (finish those first)");
                    }
                    return list;
                }));
    }

    /** Takes a file in: it is moved from where it lies, looked at, and waits for {@link #start}. */
    public Future<AudienceImport> take(Actor actor, String listId, String fileName, Path file) {
        String id = Ids.next("imp");
        return mayTake(actor, listId)
                .compose(list -> files.take(id, file).compose(taken -> rights.stores()
                        .imports()
                        .insert(fresh(actor, id, list, fileName, taken))
                        .onFailure(failure -> files.remove(id).onFailure(gone -> {}))))
                .compose(job -> rights.told(
                        actor, "audience.import-taken", job.listId(), job.id() + " " + job.fileName(), job));
    }

    /**
     * Lets an import run.
     *
     * @param targets what each column is for, see {@link Column}; null for what was guessed
     */
    public Future<AudienceImport> start(Actor actor, String id, @Nullable List<String> targets) {
        return rights.job(actor, id, Permission.AUDIENCE_WRITE)
                .compose(seen -> rights.stores().imports().update(id, job -> {
                    if (job.stateWord().isOpen()) {
                        return job;
                    }
                    in(job, ImportState.READY);
                    return job.mapped(Columns.checked(
                            targets == null
                                    ? job.columns()
                                    : Columns.of(job.shape().header(), targets)));
                }))
                .compose(job -> rights.told(actor, "audience.import-started", job.listId(), id, job))
                .onSuccess(job -> nudge.run());
    }

    /** Stops an import; what it brought in stays until it is undone. One that has not begun is simply gone. */
    public Future<AudienceImport> cancel(Actor actor, String id) {
        return rights.job(actor, id, Permission.AUDIENCE_WRITE)
                .compose(seen -> rights.stores().imports().update(id, job -> {
                    if (job.stateWord() == ImportState.CANCELLED) {
                        return job;
                    }
                    in(job, ImportState.READY, ImportState.WAITING, ImportState.RUNNING);
                    return job.ended(ImportState.CANCELLED, actor.name(), now());
                }))
                .compose(job -> rights.told(actor, "audience.import-cancelled", job.listId(), id, job))
                .onSuccess(job -> {
                    if (job.tally().rows() == 0) {
                        files.remove(id).onFailure(failure -> {});
                    }
                });
    }

    /** Takes back what an import did and nobody changed since. */
    public Future<AudienceImport> undo(Actor actor, String id) {
        return rights.job(actor, id, Permission.AUDIENCE_WRITE)
                .compose(seen -> rights.stores().imports().update(id, job -> {
                    if (job.stateWord() == ImportState.UNDOING || job.stateWord() == ImportState.UNDONE) {
                        return job;
                    }
                    in(job, ImportState.DONE, ImportState.CANCELLED, ImportState.FAILED);
                    if (!mayUndo(job)) {
                        throw RefusedException.conflict(
                                "too-late",
                                "audience import " + id + ": 只能在 " + config.undoDays()
                                        + " 天内撤销 (it can be undone within " + config.undoDays() + " days)");
                    }
                    return job.undoing();
                }))
                .compose(job -> rights.told(actor, "audience.import-undone", job.listId(), id, job))
                .onSuccess(job -> nudge.run());
    }

    /** Whether it has brought something in that can still be taken back. */
    public boolean mayUndo(AudienceImport job) {
        Instant end = job.endedAt();
        boolean over = job.stateWord() == ImportState.DONE
                || job.stateWord() == ImportState.CANCELLED
                || job.stateWord() == ImportState.FAILED;
        return over
                && end != null
                && job.tally().added() + job.tally().changed() > 0
                && end.plus(Duration.ofDays(config.undoDays())).isAfter(now());
    }

    public Future<AudienceImport> get(Actor actor, String id) {
        return rights.job(actor, id, Permission.VIEW);
    }

    /** The newest of a list first. */
    public Future<List<AudienceImport>> list(Actor actor, String listId) {
        return rights.list(actor, listId, Permission.VIEW)
                .compose(list -> rights.stores().imports().of(listId, NEWEST));
    }

    /** The first rows as they stand in the file; empty where it does not lie on this node. */
    public Future<List<List<String>>> preview(Actor actor, String id) {
        return rights.job(actor, id, Permission.AUDIENCE_WRITE).compose(job -> files.here(id)
                .compose(here -> here ? files.preview(job, SHOWN) : Future.succeededFuture(List.<List<String>>of())));
    }

    /** Rows that were left out, behind this row; at most 1000. */
    public Future<List<ImportFault>> faults(Actor actor, String id, long afterRow, int limit) {
        return rights.job(actor, id, Permission.VIEW)
                .compose(job -> rights.stores().imports().faults(id, afterRow, Math.max(1, Math.min(limit, 1_000))));
    }

    private AudienceImport fresh(Actor actor, String id, AudienceList list, String fileName, ImportFiles.Taken taken) {
        Instant now = now();
        String name = fileName.strip();
        return new AudienceImport(
                id,
                1,
                list.id(),
                list.unitId(),
                name.length() > LONGEST_NAME ? name.substring(name.length() - LONGEST_NAME) : name,
                taken.size(),
                taken.shape(),
                Columns.guess(taken.shape().header()),
                ImportState.READY.text(),
                ImportTally.NONE,
                0,
                0,
                null,
                null,
                null,
                actor.id(),
                now,
                null,
                null,
                now.plus(AudienceImport.LIFE));
    }

    private static void in(AudienceImport job, ImportState... wanted) {
        if (!List.of(wanted).contains(job.stateWord())) {
            throw RefusedException.conflict(
                    "import-state",
                    "audience import " + job.id() + ": 现在是 " + job.state() + ",不能这样做 (expected: "
                            + String.join(" or ", ImportState.texts(wanted)) + ")");
        }
    }

    private Instant now() {
        return platform.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
