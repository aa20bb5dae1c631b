package io.redletter.delivery.audience;

import io.redletter.delivery.audience.csv.RowReader;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One import, batch by batch: read on a worker, decided, written in one go, and only then counted and its position stored
 * in one compare-and-set. A death in between repeats the batch and counts it the same; a node that was thought dead fails
 * at the compare-and-set.
 */
final class ImportRun {
    /** Rows of one batch: what is held in memory, and written in one go. */
    static final int BATCH = 500;

    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);
    private static final int TRIES = 5;

    private final Platform platform;
    private final AudienceStores stores;
    private final ImportFiles files;
    private final RowReader rows;
    private final AudienceList list;
    private AudienceImport job;

    private ImportRun(
            Platform platform,
            AudienceStores stores,
            ImportFiles files,
            RowReader rows,
            AudienceList list,
            AudienceImport job) {
        this.platform = platform;
        this.stores = stores;
        this.files = files;
        this.rows = rows;
        this.list = list;
        this.job = job;
    }

    /** Goes on with an import that this node has taken up, to its end, until it is cancelled, or another node has it. */
    static Future<Void> go(
            Platform platform,
            AudienceStores stores,
            ImportFiles files,
            AudienceList list,
            AudienceImport taken,
            BooleanSupplier mayGoOn) {
        return files.open(taken).compose(rows -> {
            ImportRun run = new ImportRun(platform, stores, files, rows, list, taken);
            return Rounds.whileTrue(platform.vertx(), () -> run.batch().map(more -> more && mayGoOn.getAsBoolean()))
                    .recover(run::broken)
                    .eventually(() -> files.work(() -> {
                        rows.close();
                        return null;
                    }));
        });
    }

    private Future<Boolean> batch() {
        Instant now = platform.clock().instant();
        return files.work(() -> new ImportBatch(job, rows.next(BATCH), stores.addresses(), now, list.demo()))
                .compose(batch -> written(batch, now, TRIES)
                        .compose(tally -> stores.imports().replace(job, next(tally, now)))
                        .map(stored -> {
                            job = stored;
                            return stored.stateWord() == ImportState.RUNNING;
                        }));
    }

    private AudienceImport next(ImportTally tally, Instant now) {
        return tally.rows() < BATCH ? job.last(tally, now) : job.on(tally, rows.bytes(), now);
    }

    private Future<ImportTally> written(ImportBatch batch, Instant now, int triesLeft) {
        return stores.standings().of(batch.hashes()).compose(standing -> stores.people()
                .byIds(batch.ids())
                .compose(there -> files.work(() -> batch.plan(there, standing)))
                .compose(plan -> keep(batch, plan, now)
                        .compose(v -> stores.people().write(plan.writes()))
                        .compose(all -> {
                            if (all) {
                                return Future.succeededFuture(plan.tally());
                            }
                            return triesLeft > 1
                                    ? written(batch, now, triesLeft - 1)
                                    : Future.failedFuture(new IllegalStateException(
                                            "audience import " + job.id() + ": others keep changing its people"));
                        })));
    }

    /** What must be there before people are changed: how they were, what was wrong, and who wants nothing. */
    private Future<Void> keep(ImportBatch batch, ImportBatch.Plan plan, Instant now) {
        long room = ImportStore.MOST_FAULTS - job.tally().refused();
        List<ImportFault> some =
                batch.faults().stream().limit(Math.max(0, room)).toList();
        String how = "import " + job.id();
        return stores.imports()
                .keepFormer(job.id(), plan.former(), now)
                .compose(v -> stores.imports().keep(job.id(), some, now))
                .compose(v -> stores.standings()
                        .changeAll(batch.optOuts(), (before, at) -> before.out(list.channelKind(), how, at)));
    }

    /** A file that cannot be read on ends the import; anything else is tried again by the next sweep. */
    private Future<Void> broken(Throwable failure) {
        if (failure instanceof ChangedMeanwhileException) {
            LOG.debug("audience import {}: cancelled, or another node has it", job.id());
            return Future.succeededFuture();
        }
        if (failure instanceof RefusedException refusal) {
            Instant now = platform.clock().instant();
            return stores.imports()
                    .replace(job, job.ended(ImportState.FAILED, refusal.getMessage(), now))
                    .mapEmpty();
        }
        return Future.failedFuture(failure);
    }
}
