/** Viewers of live figures, thousands of them, from a process of their own: start at {@link io.redletter.bench.live.LiveBench}. */
@NullMarked
package io.redletter.bench.live;

import org.jspecify.annotations.NullMarked;
