/** The door: signing in and out. Start at {@link io.redletter.console.door.DoorPages}. */
@NullMarked
package io.redletter.console.door;

import org.jspecify.annotations.NullMarked;
