package io.redletter.campaign.plan;

import io.redletter.observance.Observance;

/**
 * One spelling of a day's name.
 *
 * @param day the observance it stands for
 * @param needsOpening whether it counts only where a name can begin, because longer names end the same way
 * @param listedOnly whether it counts only beside another day's name in a list
 */
record DayName(Observance day, boolean needsOpening, boolean listedOnly) {}
