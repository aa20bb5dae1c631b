/**
 * When a date moves, everything that hangs on it moves, shown before it is done: campaigns, the deadlines of tasks, pushes
 * given relatively, and the releases of their works. A preview changes nothing; one confirmation stores one document with
 * every move, which decides; then the moves are carried out one by one, and again after a death, until each is done or left
 * for a reason. Start at {@link io.redletter.campaign.cascade.CascadeService}.
 */
@NullMarked
package io.redletter.campaign.cascade;

import org.jspecify.annotations.NullMarked;
