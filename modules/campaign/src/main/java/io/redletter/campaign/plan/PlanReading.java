package io.redletter.campaign.plan;

import java.util.List;

/**
 * What a plan says, each kind in the order of the text.
 *
 * @param days every occasion once
 * @param targets every promise once
 * @param units every unit that has something to do, once
 * @param tags every channel, audience and content type, wherever it is named
 */
public record PlanReading(List<FoundDay> days, List<FoundTarget> targets, List<FoundUnit> units, List<FoundTag> tags) {

    public PlanReading {
        days = List.copyOf(days);
        targets = List.copyOf(targets);
        units = List.copyOf(units);
        tags = List.copyOf(tags);
    }

    /** The reading as the JSON text that {@code plan read --format json} prints. */
    public String json() {
        return PlanJson.of(this);
    }
}
