/**
 * The pages on which a date is moved: what would move, one confirmation, what came of it, and the way back. Start at {@link
 * io.redletter.console.cascades.CascadePages}.
 */
@NullMarked
package io.redletter.console.cascades;

import org.jspecify.annotations.NullMarked;
