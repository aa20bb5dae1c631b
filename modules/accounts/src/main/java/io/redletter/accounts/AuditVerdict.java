package io.redletter.accounts;

import org.jspecify.annotations.Nullable;

/**
 * What a walk along the trail found.
 *
 * @param intact whether every line carries its seal and follows the one before
 * @param entries how many lines were found good, from the first on
 * @param brokenAt the number of the first line that is missing or was changed, or null
 * @param head the seal of the last good line; keep it elsewhere to notice later that the end was cut off
 */
public record AuditVerdict(boolean intact, long entries, @Nullable Long brokenAt, String head) {}
