package io.redletter.sandbox.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries to show, newest first.
 *
 * @param limit at most so many, 1 to 1,000
 * @param afterSeq only entries with a greater number; 0 for all
 * @param since only entries at or after this instant; null for all
 * @param target only this target; null for all
 * @param key only this idempotency key; null for all
 */
public record LedgerQuery(
        int limit, long afterSeq, @Nullable Instant since, @Nullable String target, @Nullable String key) {
    /** Everything that is kept, at most {@code limit} entries. */
    public static LedgerQuery newest(int limit) {
        return new LedgerQuery(limit, 0, null, null, null);
    }

    boolean admits(LedgerEntry entry) {
        return entry.seq() > afterSeq
                && (since == null || !entry.at().isBefore(since))
                && (target == null || target.equals(entry.target()))
                && (key == null || key.equals(entry.key()));
    }
}
