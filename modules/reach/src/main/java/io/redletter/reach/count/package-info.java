/**
 * From the journal to the figures: repeats dropped, events folded into absolute values of this writer, values written to
 * Redis (now) and MongoDB (for good), each with the journal's offset inside, so that writing again changes nothing. Start
 * reading at {@link io.redletter.reach.count.Counter}.
 */
@NullMarked
package io.redletter.reach.count;

import org.jspecify.annotations.NullMarked;
