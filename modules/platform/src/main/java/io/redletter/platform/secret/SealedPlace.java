package io.redletter.platform.secret;

import java.util.function.Function;
import org.bson.Document;

/**
 * Where sealed texts are stored, so that they can be sealed anew under another master key.
 *
 * @param collection in MongoDB
 * @param field a top-level field
 * @param purpose what the text of a document is sealed for
 */
public record SealedPlace(String collection, String field, Function<Document, String> purpose) {
    /** Documents whose texts are sealed for their {@code _id} within two given texts. */
    public static SealedPlace byId(String collection, String field, String before, String after) {
        return new SealedPlace(collection, field, document -> before + document.getString("_id") + after);
    }

    @Override
    public String toString() {
        return collection + "." + field;
    }
}
