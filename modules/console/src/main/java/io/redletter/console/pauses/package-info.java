/** Lanes and campaigns that are stopped for a while. Start at {@link io.redletter.console.pauses.PausePages}. */
@NullMarked
package io.redletter.console.pauses;

import org.jspecify.annotations.NullMarked;
