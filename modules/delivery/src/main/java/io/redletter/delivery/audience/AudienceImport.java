package io.redletter.delivery.audience;

import io.redletter.delivery.audience.csv.Column;
import io.redletter.delivery.audience.csv.TableShape;
import io.redletter.platform.mongo.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A file of people on its way into a list. Its document is the truth of how far it is: whoever takes it up goes on behind
 * the last row that {@code tally} counts. Kept for two years; the file itself goes when it has been read.
 *
 * @param id {@code imp_…}
 * @param version rises with every batch; a stale node's next batch fails on it
 * @param listId where the people go
 * @param unitId the list's unit
 * @param fileName as the uploader called it
 * @param size of the file, in bytes
 * @param columns what each column is for
 * @param state see {@link ImportState}, in lower case
 * @param tally what became of the rows read so far
 * @param bytes of the file read so far, some ahead
 * @param undone people taken back
 * @param node who works on it; null where nobody does
 * @param beat when it went on last
 * @param reason why it failed, or who cancelled it
 */
public record AudienceImport(
        @BsonId String id,
        long version,
        String listId,
        String unitId,
        String fileName,
        long size,
        TableShape shape,
        List<Column> columns,
        String state,
        ImportTally tally,
        long bytes,
        long undone,
        @Nullable String node,
        @Nullable Instant beat,
        @Nullable String reason,
        String createdBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        Instant expires)
        implements Versioned {
    static final Duration LIFE = Duration.ofDays(730);

    public AudienceImport {
        columns = List.copyOf(columns);
    }

    public ImportState stateWord() {
        return ImportState.of(state);
    }

    /** How much of the file is read, 0 to 100. */
    public int percent() {
        if (stateWord() == ImportState.DONE) {
            return 100;
        }
        return size == 0 ? 0 : (int) Math.min(99, bytes * 100 / size);
    }

    /** Seconds until it is done if it goes on as before; null where that cannot be said yet. */
    public @Nullable Long secondsLeft(Instant now) {
        Instant from = startedAt;
        if (stateWord() != ImportState.RUNNING || from == null || bytes == 0 || percent() < 1) {
            return null;
        }
        double spent = Duration.between(from, now).toMillis() / 1000.0;
        return Math.max(1, Math.round(spent * (size - bytes) / bytes));
    }

    AudienceImport mapped(List<Column> to) {
        return with(ImportState.WAITING, to, tally, bytes, undone, null, null, null, endedAt);
    }

    AudienceImport taken(String by, Instant now) {
        ImportState next = stateWord() == ImportState.UNDOING ? ImportState.UNDOING : ImportState.RUNNING;
        return with(next, columns, tally, bytes, undone, by, now, null, endedAt);
    }

    AudienceImport on(ImportTally more, long read, Instant now) {
        return with(stateWord(), columns, tally.plus(more), read, undone, node, now, null, endedAt);
    }

    /** With its last rows: it is done. */
    AudienceImport last(ImportTally more, Instant now) {
        return with(ImportState.DONE, columns, tally.plus(more), size, undone, null, null, null, now);
    }

    AudienceImport backBy(long people, Instant now) {
        return with(stateWord(), columns, tally, bytes, undone + people, node, now, null, endedAt);
    }

    AudienceImport ended(ImportState how, @Nullable String why, Instant now) {
        return with(how, columns, tally, bytes, undone, null, null, why, now);
    }

    AudienceImport undoing() {
        return with(ImportState.UNDOING, columns, tally, bytes, undone, null, null, null, endedAt);
    }

    private AudienceImport with(
            ImportState next,
            List<Column> to,
            ImportTally counted,
            long read,
            long back,
            @Nullable String by,
            @Nullable Instant now,
            @Nullable String why,
            @Nullable Instant end) {
        Instant begun = startedAt == null && next == ImportState.RUNNING ? now : startedAt;
        return new AudienceImport(
                id,
                version + 1,
                listId,
                unitId,
                fileName,
                size,
                shape,
                to,
                next.text(),
                counted,
                read,
                back,
                by,
                now,
                why,
                createdBy,
                createdAt,
                begun,
                end,
                expires);
    }
}
