package io.redletter.delivery.figures;

import io.redletter.platform.config.ConfigException;
import java.time.DateTimeException;
import java.time.LocalTime;

/**
 * When a kind of platform has its figures.
 *
 * @param kind the kind of channel
 * @param ready the local time from which the day before is there, such as {@code 08:00}
 * @param days for how many days it goes on counting an article
 * @param tries how often a morning's asking is tried again before the next morning
 */
public record FigureRule(String kind, String ready, int days, int tries) {
    public FigureRule {
        try {
            LocalTime.parse(ready);
        } catch (DateTimeException e) {
            throw new ConfigException("figures: " + kind + ": ready " + ready + " (expected: 08:00)");
        }
        if (days < 1 || days > 60 || tries < 0 || tries > 20) {
            throw new ConfigException(
                    "figures: " + kind + ": " + days + " days, " + tries + " tries (expected: 1 to 60, 0 to 20)");
        }
    }

    LocalTime from() {
        return LocalTime.parse(ready);
    }
}
