/** The page of today. Start at {@link io.redletter.console.today.TodayPage}. */
@NullMarked
package io.redletter.console.today;

import org.jspecify.annotations.NullMarked;
