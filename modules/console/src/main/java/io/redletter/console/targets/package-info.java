/** Pages of targets. Start at {@link io.redletter.console.targets.TargetPages}. */
@NullMarked
package io.redletter.console.targets;

import org.jspecify.annotations.NullMarked;
