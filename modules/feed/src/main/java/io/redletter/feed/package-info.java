/**
 * The pull side: feeds of what is open (RSS, Atom, JSON Feed), partners and their keys, the calendar of days as
 * iCalendar. Start at {@link io.redletter.feed.Feeds}; what may be shown is decided by the gate of content alone.
 */
@NullMarked
package io.redletter.feed;

import org.jspecify.annotations.NullMarked;
