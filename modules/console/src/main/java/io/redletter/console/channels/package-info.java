/** Pages of channels. Start at {@link io.redletter.console.channels.ChannelPages}. */
@NullMarked
package io.redletter.console.channels;

import org.jspecify.annotations.NullMarked;
