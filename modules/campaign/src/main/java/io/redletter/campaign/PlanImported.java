package io.redletter.campaign;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of the days of a plan.
 *
 * @param created campaigns that were not there before
 * @param refreshed campaigns of an earlier import whose dates or goal had changed since
 * @param unchanged campaigns that were there and stay as they are
 * @param left days for which there is no campaign, with the reason
 */
public record PlanImported(
        List<Campaign> created, List<Campaign> refreshed, List<Campaign> unchanged, List<Left> left) {
    static final PlanImported NOTHING = new PlanImported(List.of(), List.of(), List.of(), List.of());

    public PlanImported {
        created = List.copyOf(created);
        refreshed = List.copyOf(refreshed);
        unchanged = List.copyOf(unchanged);
        left = List.copyOf(left);
    }

    PlanImported and(PlanImported other) {
        return new PlanImported(
                joined(created, other.created),
                joined(refreshed, other.refreshed),
                joined(unchanged, other.unchanged),
                joined(left, other.left));
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /**
     * A day without a campaign.
     *
     * @param observanceId null for a name that is not in the almanac
     * @param name as the almanac, or else the plan, calls it
     * @param line the line of the plan, from 1
     * @param reason a sentence in Chinese and English
     */
    public record Left(@Nullable String observanceId, String name, int line, String reason) {}
}
