package io.redletter.sandbox.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the journal. A request is one line with its entry and the changes it made. A new segment starts with
 * lines of the other kinds: the state so far, written whole.
 *
 * @param entry the request, which counts
 * @param changes what it changed at the platform, in order
 * @param totals the totals before this segment
 * @param counts counts per key before this segment
 * @param recent entries shown but already counted, oldest first
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record JournalLine(
        @Nullable LedgerEntry entry,
        @Nullable List<JsonNode> changes,
        @Nullable Totals totals,
        @Nullable List<KeyCount> counts,
        @Nullable List<LedgerEntry> recent) {

    static JournalLine request(LedgerEntry entry, List<JsonNode> changes) {
        return new JournalLine(entry, changes, null, null, null);
    }

    static JournalLine changes(List<JsonNode> changes) {
        return new JournalLine(null, changes, null, null, null);
    }

    static JournalLine totals(Totals totals) {
        return new JournalLine(null, null, totals, null, null);
    }

    static JournalLine counts(List<KeyCount> counts) {
        return new JournalLine(null, null, null, counts, null);
    }

    static JournalLine recent(List<LedgerEntry> recent) {
        return new JournalLine(null, null, null, null, recent);
    }
}
