package io.redletter.campaign.dryrun;

import java.time.Instant;
import java.util.List;

/**
 * The complete send table of a campaign, a push, or a unit's stretch of time, as it stands at one moment.
 *
 * @param scope what was asked for
 * @param id of the campaign, push or unit; empty for a push that is not written down
 * @param title of the campaign, of the push's work, or of the unit
 * @param at the moment it was looked at
 * @param rows one for each push and channel, the soonest first; cancelled pushes are left out
 * @param complete false where there are more pushes than {@code rows} could hold
 */
public record DryRun(Scope scope, String id, String title, Instant at, List<DryRunRow> rows, boolean complete) {
    public DryRun {
        rows = List.copyOf(rows);
    }

    /** What a dry run is of. */
    public enum Scope {
        CAMPAIGN,
        PUSH,
        /** A push that somebody is about to plan. */
        DRAFT,
        UNIT
    }

    /** The sums of a dry run, in rows; {@code over} counts those beyond a quota. */
    public record Totals(long leaves, long unarmed, long blocked, long held, long over, long done, long warned) {}

    public Totals totals() {
        return new Totals(
                count(DryRunRow.Verdict.LEAVES),
                count(DryRunRow.Verdict.UNARMED),
                count(DryRunRow.Verdict.BLOCKED),
                count(DryRunRow.Verdict.HELD),
                rows.stream().filter(DryRunRow::isOverQuota).count(),
                count(DryRunRow.Verdict.DONE),
                rows.stream().filter(row -> !row.warnings().isEmpty()).count());
    }

    private long count(DryRunRow.Verdict verdict) {
        return rows.stream().filter(row -> row.verdict() == verdict).count();
    }
}
