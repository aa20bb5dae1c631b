/** Rehearsals of campaigns: start one, watch it, read what came of it. Start at {@link io.redletter.console.rehearsals.RehearsalPages}. */
@NullMarked
package io.redletter.console.rehearsals;

import org.jspecify.annotations.NullMarked;
