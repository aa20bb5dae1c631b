package io.redletter.content;

import java.util.List;

/**
 * A version as it was stored.
 *
 * @param notes what the cleaning of the HTML took out, one sentence each; empty where nothing was
 */
public record SavedVersion(Work work, WorkVersion version, List<String> notes) {
    public SavedVersion {
        notes = List.copyOf(notes);
    }
}
