package io.redletter.delivery.audience;

import io.redletter.delivery.audience.rule.Traits;
import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on a list, in the collection {@code audience_people}.
 *
 * <p>An address is personal data, and so is a name: both lie sealed and are opened only to send and to answer the person.
 * What the list says about them (language, region, attributes, tags) lies open, so put nothing there that names them. A
 * person is kept until their list ends ({@link AudienceList#keepUntil}) or until they are deleted everywhere by one
 * action ({@link PeopleService#erase}), after which only the keyed hash stays, so that no import brings them back.
 *
 * @param id {@code listId:hash}
 * @param version rises with every change
 * @param hash of the normalised address, the same on every list
 * @param sealed address and name
 * @param language may be empty
 * @param region may be empty
 * @param zone their own time zone; empty for the list's
 * @param addedBy the import that brought them, or {@code hand}
 * @param changedBy the import that said something new of them last, or {@code hand}
 * @param seenBy the import that met them last; null where none did
 * @param seenRow the row in which it did
 * @param seenAs what it made of them: {@code added}, {@code changed} or {@code unchanged}
 * @param demo made for a demonstration
 */
public record Person(
        @BsonId String id,
        long version,
        String listId,
        String hash,
        String sealed,
        String language,
        String region,
        String zone,
        Map<String, String> attributes,
        List<String> tags,
        Instant addedAt,
        Instant changedAt,
        String addedBy,
        String changedBy,
        @Nullable String seenBy,
        long seenRow,
        @Nullable String seenAs,
        boolean demo)
        implements Versioned, Traits {
    static final String HAND = "hand";

    public Person {
        attributes = Map.copyOf(attributes);
        tags = List.copyOf(tags);
    }

    static String id(String listId, String hash) {
        return listId + ":" + hash;
    }

    static String hashOf(String id) {
        return id.substring(id.indexOf(':') + 1);
    }

    static String listOf(String id) {
        int colon = id.indexOf(':');
        return colon < 0 ? "" : id.substring(0, colon);
    }

    /** The same, met by an import in this row; version raised. */
    Person seen(String importId, long row, String as) {
        return copy(version + 1, changedBy, importId, row, as);
    }

    /** The same with what they were before an import; version raised over the one that is there now. */
    Person over(long versionThere) {
        return copy(versionThere + 1, changedBy, seenBy, seenRow, seenAs);
    }

    /** The same, as if somebody else had said the last word; version raised. */
    Person by(String who) {
        return copy(version + 1, who, seenBy, seenRow, seenAs);
    }

    private Person copy(long newVersion, String lastBy, @Nullable String importId, long row, @Nullable String as) {
        return new Person(
                id,
                newVersion,
                listId,
                hash,
                sealed,
                language,
                region,
                zone,
                attributes,
                tags,
                addedAt,
                changedAt,
                addedBy,
                lastBy,
                importId,
                row,
                as,
                demo);
    }

    @Override
    public String toString() {
        return "Person[" + id + "]";
    }
}
