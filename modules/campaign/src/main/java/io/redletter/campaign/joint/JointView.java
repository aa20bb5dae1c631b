package io.redletter.campaign.joint;

import io.redletter.campaign.Push;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A joint release and how far everybody is.
 *
 * @param leadName the lead's unit
 * @param parts in the order they were asked
 */
public record JointView(JointRelease joint, String leadName, List<Part> parts) {
    public JointView {
        parts = List.copyOf(parts);
    }

    /**
     * One unit's part.
     *
     * @param mine whether the one who looks may answer for this unit
     * @param push what carries it; null where there is none yet
     */
    public record Part(JointPart part, String unitName, Standing standing, boolean mine, @Nullable Push push) {}

    /** How many parts stand how. */
    public Map<Standing, Integer> tally() {
        Map<Standing, Integer> tally = new TreeMap<>();
        parts.forEach(part -> tally.merge(part.standing(), 1, Integer::sum));
        return tally;
    }
}
