/**
 * What would leave, when, where, and what is in the way, before anybody confirms: the answer of a dry run, as records, as a
 * table for a spreadsheet, and by the API. Nothing here changes anything; the rules are those of arming. Start at {@link
 * io.redletter.campaign.dryrun.DryRun}; {@link io.redletter.campaign.DryRuns} makes it.
 */
@NullMarked
package io.redletter.campaign.dryrun;

import org.jspecify.annotations.NullMarked;
