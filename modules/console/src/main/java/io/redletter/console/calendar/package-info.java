/**
 * The calendar as it is drawn: a year of twelve small months, a month with its bands, a day. Start at {@link
 * io.redletter.console.calendar.CalendarPages}.
 */
@NullMarked
package io.redletter.console.calendar;

import org.jspecify.annotations.NullMarked;
