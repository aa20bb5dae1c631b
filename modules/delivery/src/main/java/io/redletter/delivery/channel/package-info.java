/**
 * What a way out must be able to do, and what it may answer. Start reading at
 * {@link io.redletter.delivery.channel.Channel}.
 */
@NullMarked
package io.redletter.delivery.channel;

import org.jspecify.annotations.NullMarked;
