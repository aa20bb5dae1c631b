package io.redletter.content;

import java.util.List;
import java.util.Set;

/**
 * HTML that may be shown to readers.
 *
 * @param notes what was taken out, one sentence each
 * @param pictures SHA-256 of the media files its pictures show
 */
record CleanHtml(String html, List<String> notes, Set<String> pictures) {
    CleanHtml {
        notes = List.copyOf(notes);
        pictures = Set.copyOf(pictures);
    }
}
