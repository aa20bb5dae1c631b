/** One's own settings, units and people. Start at {@link io.redletter.console.settings.SettingsPages}. */
@NullMarked
package io.redletter.console.settings;

import org.jspecify.annotations.NullMarked;
