/**
 * What leaves the house: channels, the deliveries of a push, and what came of each. The rule of this room is that a
 * channel never does the same thing twice. Start reading at {@link io.redletter.delivery.Deliveries}, then
 * {@link io.redletter.delivery.channel.Channel}.
 */
@NullMarked
package io.redletter.delivery;

import org.jspecify.annotations.NullMarked;
