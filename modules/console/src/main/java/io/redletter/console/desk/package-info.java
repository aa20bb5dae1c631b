/** Pages of the desk: what waits for a person's word. Start at {@link io.redletter.console.desk.DeskPages}. */
@NullMarked
package io.redletter.console.desk;

import org.jspecify.annotations.NullMarked;
