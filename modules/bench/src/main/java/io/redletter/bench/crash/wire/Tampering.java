package io.redletter.bench.crash.wire;

import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;

/** What the proxy takes away from the program, to see that the audit notices. */
public enum Tampering {
    /** Nothing. */
    NONE,
    /** The version in the filters of writes to pushes, deliveries and chunks: neither claim nor fence holds any more. */
    NO_VERSION,
    /** The stored intent: the program is told that it is stored, and it is not. */
    NO_INTENT;

    private static final Set<String> GUARDED = Set.of("pushes", "deliveries", "delivery_chunks");

    /** What is left of a command's items. */
    List<BsonDocument> left(Command command) {
        return GUARDED.contains(command.collection())
                ? switch (this) {
                    case NONE -> command.items();
                    case NO_VERSION -> command.name().equals("update") ? unfenced(command) : command.items();
                    case NO_INTENT -> command.items().stream()
                            .filter(item -> !Points.of(command, item).equals(Points.INTENT))
                            .toList();
                }
                : command.items();
    }

    private static List<BsonDocument> unfenced(Command command) {
        return command.items().stream()
                .map(item -> item.clone().append("q", Filter.without(item.getDocument("q"), "version")))
                .toList();
    }
}
