/** Pages of pushes: planning, the timetable, what became of each delivery. Start at {@link io.redletter.console.pushes.PushPages}. */
@NullMarked
package io.redletter.console.pushes;

import org.jspecify.annotations.NullMarked;
