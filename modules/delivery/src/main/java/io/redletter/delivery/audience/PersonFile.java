package io.redletter.delivery.audience;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one address, as far as the reader sees its lists.
 *
 * @param hash under which it is known
 * @param address masked, or whole in an export; empty where it is on no list any more
 * @param entries one for each list
 * @param standing what holds on every list; null where nothing does
 * @param contacted when it was written to within the window of the cap, the newest first
 */
public record PersonFile(
        String hash, String address, List<Entry> entries, @Nullable Standing standing, List<Instant> contacted) {
    public PersonFile {
        entries = List.copyOf(entries);
        contacted = List.copyOf(contacted);
    }

    /** One list they are on. */
    public record Entry(AudienceList list, Person person, String name) {}

    @Override
    public String toString() {
        return "PersonFile[" + hash + "]";
    }
}
