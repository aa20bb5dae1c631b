/** Names behind ids, as far as the reader sees them. */
@NullMarked
package io.redletter.console.people;

import org.jspecify.annotations.NullMarked;
