/**
 * Stopping a lane or a campaign for a while: who did, why, since when, and what waits meanwhile. The stop itself is the
 * agenda's; here is what people see and say of it. Start at {@link io.redletter.campaign.pause.PauseService}.
 */
@NullMarked
package io.redletter.campaign.pause;

import org.jspecify.annotations.NullMarked;
