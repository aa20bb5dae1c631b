package io.redletter.console.calendar;

import java.time.LocalDateTime;

/**
 * A push as a dot on its day's line of hours.
 *
 * @param local when it leaves, in its own zone
 * @param state as in the push
 * @param title what a pointer resting on it reads
 */
public record PushDot(String id, LocalDateTime local, String state, String title) {

    /** How far along the day it lies, 0 to 100, for the page's style. */
    public String getPercent() {
        int tenths = local.toLocalTime().toSecondOfDay() * 10 / 864;
        return tenths / 10 + "." + tenths % 10;
    }
}
