package io.redletter.campaign.plan;

import org.jspecify.annotations.Nullable;

/**
 * A day, week or month that a plan names.
 *
 * @param id the observance's id, or null for a name that looks like a day but is not in the almanac
 * @param canonical the name all its other spellings stand for; for an unknown one the name itself
 * @param kind {@code day}, {@code week} or {@code month}, by the last word of the name
 * @param nameInText the name as the text spells it, without line breaks
 * @param line the line on which the name starts, from 1
 * @param sentence the sentence around it, for a person to judge
 */
public record FoundDay(
        @Nullable String id, String canonical, String kind, String nameInText, int line, String sentence) {}
