/** Clients that ask as fast as they can, or at a given rate: {@link io.redletter.bench.load.Asking} says what they ask for. */
@NullMarked
package io.redletter.bench.load;

import org.jspecify.annotations.NullMarked;
