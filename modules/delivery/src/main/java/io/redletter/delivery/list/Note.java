package io.redletter.delivery.list;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said about one person of a chunk whose message did not simply go out.
 *
 * @param target their place in the chunk, from 0
 * @param code a stable word, such as {@code bad-address}
 * @param words for people: the reason, and what the other side said, at most 300 characters
 * @param again when they are tried again; null where they are not
 */
public record Note(int target, String code, String words, @Nullable Instant again) {
    private static final int LONGEST = 300;

    public Note {
        words = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
    }
}
