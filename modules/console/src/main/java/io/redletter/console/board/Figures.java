package io.redletter.console.board;

import io.redletter.reach.Totals;
import java.util.List;

/**
 * A campaign's figures as they were read together.
 *
 * @param totals since its first event
 * @param channels the largest first, like the two that follow
 */
public record Figures(Totals totals, Minutes minutes, List<Share> channels, List<Share> units, List<Share> works) {
    /** The headline: how often a page was opened or a video begun. */
    public long reach() {
        return totals.count("view") + totals.count("play");
    }

    public Change change() {
        return minutes.change();
    }

    public Curve curve() {
        return Curve.of(minutes.hour());
    }
}
