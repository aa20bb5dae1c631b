package io.redletter.campaign.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A day, week or month that a plan names.
 *
 * @param id the observance's id, or null for a name that looks like a day but is not in the almanac
 * @param canonical the name all its other spellings stand for; for an unknown one the name itself
 * @param kind {@code day}, {@code week} or {@code month}, by the last word of the name
 * @param nameInText the name as the text first spells it, without line breaks
 * @param sentence the sentence around it, for a person to judge
 * @param places where the text names it, in its order; never empty
 * @param tags the channels, audiences and content types of its sentence and paragraph
 */
public record FoundDay(
        @Nullable String id,
        String canonical,
        String kind,
        String nameInText,
        String sentence,
        List<Place> places,
        List<FoundTag> tags) {

    public FoundDay {
        places = List.copyOf(places);
        tags = List.copyOf(tags);
    }

    /** The line on which the text first names it, from 1. */
    public int line() {
        return places.get(0).line();
    }

    /** The same each time this document is read: the day's id, or the name it goes by. */
    public String key() {
        return id == null ? FoldedText.fold(canonical) : id;
    }
}
