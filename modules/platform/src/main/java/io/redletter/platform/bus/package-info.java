/** Typed hints between capabilities. Delivery is best effort; no promise may depend on it. Start at {@link io.redletter.platform.bus.Bus}. */
@NullMarked
package io.redletter.platform.bus;

import org.jspecify.annotations.NullMarked;
