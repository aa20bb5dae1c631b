package io.redletter.console.plans;

import io.redletter.campaign.proposal.PlanItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item as its card shows it.
 *
 * @param before the sentence up to the words that were found
 * @param match those words, as the sentence has them; empty where it does not
 * @param after the rest of the sentence
 * @param dates for a day, each year it is wanted for
 * @param owner for a target, the unit it would go to; for a unit, the one of that name that is there; else null
 * @param problem why the last step was refused; empty where none was
 */
public record ItemCard(
        PlanItem item,
        String before,
        String match,
        String after,
        List<YearDate> dates,
        List<TagWord> tags,
        @Nullable String owner,
        String problem) {
    ItemCard refused(String why) {
        return new ItemCard(item, before, match, after, dates, tags, owner, why);
    }

    /** What a page's style and words are chosen by: {@code gone} only where nobody has decided. */
    public String state() {
        return item.gone() && item.isUndecided() ? "gone" : item.decision().text();
    }

    /** Whether it is a day that is in no almanac yet. */
    public boolean unknown() {
        return item.values().day() != null && item.values().theDay().observanceId() == null;
    }
}
