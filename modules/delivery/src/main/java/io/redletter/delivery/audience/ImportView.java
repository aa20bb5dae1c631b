package io.redletter.delivery.audience;

import io.redletter.delivery.audience.csv.Column;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An import as the API shows it. */
record ImportView(
        String id,
        long version,
        String listId,
        String fileName,
        long size,
        String charset,
        String separator,
        List<Column> columns,
        String state,
        ImportTally tally,
        int percent,
        @Nullable Long secondsLeft,
        long undone,
        boolean mayUndo,
        @Nullable String reason,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {
    static ImportView of(AudienceImport job, boolean mayUndo, Instant now) {
        return new ImportView(
                job.id(),
                job.version(),
                job.listId(),
                job.fileName(),
                job.size(),
                job.shape().charset(),
                job.shape().separator(),
                job.columns(),
                job.state(),
                job.tally(),
                job.percent(),
                job.secondsLeft(now),
                job.undone(),
                mayUndo,
                job.reason(),
                job.createdAt(),
                job.startedAt(),
                job.endedAt());
    }
}
