/** The file that makes an event durable before it is acknowledged. Start reading at {@code Journal}. */
@NullMarked
package io.redletter.reach.journal;

import org.jspecify.annotations.NullMarked;
