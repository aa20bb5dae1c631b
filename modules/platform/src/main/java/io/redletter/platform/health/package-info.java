/** Liveness, readiness and meters. */
@NullMarked
package io.redletter.platform.health;

import org.jspecify.annotations.NullMarked;
