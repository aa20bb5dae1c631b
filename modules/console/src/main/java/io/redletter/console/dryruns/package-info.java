/** The send tables of dry runs: what would leave, before anybody confirms. Start at {@link io.redletter.console.dryruns.DryRunPages}. */
@NullMarked
package io.redletter.console.dryruns;

import org.jspecify.annotations.NullMarked;
