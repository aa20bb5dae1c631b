/**
 * Whom content reached: an accepted event is counted exactly once, and shown while it happens.
 *
 * <p>The way of an event, room by room: {@code ingest} checks it and forgets who sent it, {@code journal} makes it
 * durable before it is acknowledged, {@code count} folds it into absolute values in Redis and MongoDB, {@code live} shows
 * the figures to viewers. Start reading at {@link io.redletter.reach.Reach}.
 */
@NullMarked
package io.redletter.reach;

import org.jspecify.annotations.NullMarked;
