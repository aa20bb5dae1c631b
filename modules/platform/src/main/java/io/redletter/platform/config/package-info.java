/** Configuration: YAML, then environment, into one tree of records that check themselves. Start at {@link io.redletter.platform.config.ConfigSource}. */
@NullMarked
package io.redletter.platform.config;

import org.jspecify.annotations.NullMarked;
