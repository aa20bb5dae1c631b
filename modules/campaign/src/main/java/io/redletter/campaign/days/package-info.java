/**
 * The year of days as this installation has it: the file's calendar, the notices that were entered, and each unit's own
 * and hidden days. Start at {@link io.redletter.campaign.days.DayBook}; everybody who needs a date asks it.
 */
@NullMarked
package io.redletter.campaign.days;

import org.jspecify.annotations.NullMarked;
