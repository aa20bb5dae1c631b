package io.redletter.campaign.cascade;

import java.util.List;

/**
 * Something a person should see before confirming; nothing here stops the cascade.
 *
 * @param code {@code past}, {@code release-after-push}, {@code same-hour}, {@code campaign-clash}, {@code weekend},
 *     {@code time-shifted}, {@code out-of-sight}
 * @param hint whether it is only worth knowing, not in the way of anything
 * @param words a sentence in Chinese and English
 * @param subjects the ids of what it is about
 */
public record Conflict(String code, boolean hint, String words, List<String> subjects) {
    public Conflict {
        subjects = List.copyOf(subjects);
    }
}
