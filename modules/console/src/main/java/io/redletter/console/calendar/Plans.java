package io.redletter.console.calendar;

import io.redletter.accounts.Actor;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What people have put on the calendar, as far as one of them sees it. */
interface Plans {
    /** The campaigns of which some day lies between the two, both included. */
    Future<List<Occasion>> campaigns(Actor actor, LocalDate from, LocalDate to);

    /** The pushes that leave between the two days, by local day, in order of time. */
    Future<Map<LocalDate, List<PushDot>>> pushes(Actor actor, LocalDate from, LocalDate to);
}
