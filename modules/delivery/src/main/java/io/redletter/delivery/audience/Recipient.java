package io.redletter.delivery.audience;

import java.util.List;
import java.util.Map;

/**
 * Somebody a message may go to now. The address is personal data: keep the {@code id}, never the address.
 *
 * @param id {@code listId:hash}; pages are walked in its order
 * @param address where a message goes, as it was written in the list
 * @param name as they are to be called; may be empty
 * @param language such as {@code zh}; may be empty
 * @param region an administrative code such as {@code 410100}; may be empty
 * @param attributes value by key, at most {@link PersonFields#MOST_ATTRIBUTES}
 * @param tags without repeats, at most {@link PersonFields#MOST_TAGS}
 */
public record Recipient(
        String id,
        String address,
        String name,
        String language,
        String region,
        Map<String, String> attributes,
        List<String> tags) {
    public Recipient {
        attributes = Map.copyOf(attributes);
        tags = List.copyOf(tags);
    }

    /** Never shows a personal address in a log. */
    @Override
    public String toString() {
        return "Recipient[" + id + "]";
    }
}
