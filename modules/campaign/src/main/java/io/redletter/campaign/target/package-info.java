/**
 * Targets: the numbers a unit has promised, each with its period, its owner and the words of the plan it was read from.
 * Start at {@link io.redletter.campaign.target.TargetService}.
 */
@NullMarked
package io.redletter.campaign.target;

import org.jspecify.annotations.NullMarked;
