/** Who belongs to a segment: conditions joined by all, any and not. Start at {@link io.redletter.delivery.audience.rule.Rule}. */
@NullMarked
package io.redletter.delivery.audience.rule;

import org.jspecify.annotations.NullMarked;
