/**
 * A proxy between a node and MongoDB that knows where messages begin and end, and lets a watcher count, hold, drop or change every
 * write. Start reading at {@link io.redletter.bench.crash.wire.WireProxy}.
 */
@NullMarked
package io.redletter.bench.crash.wire;

import org.jspecify.annotations.NullMarked;
