/** What every capability stands on: clock, ids, refusals, and the {@link io.redletter.platform.Platform} that carries them. Start there. */
@NullMarked
package io.redletter.platform;

import org.jspecify.annotations.NullMarked;
