/**
 * Pages of plan documents: what was found in them stands marked in their text, and beside it a person accepts, edits or
 * rejects it. Start at {@link io.redletter.console.plans.PlanPages}.
 */
@NullMarked
package io.redletter.console.plans;

import org.jspecify.annotations.NullMarked;
