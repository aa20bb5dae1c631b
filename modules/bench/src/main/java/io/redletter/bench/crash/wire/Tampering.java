package io.redletter.bench.crash.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;

/** What the proxy takes away from the program, to see that the audit notices. */
public enum Tampering {
    /** Nothing. */
    NONE,
    /** The version in the filters of writes to pushes and deliveries: neither claim nor fence holds any more. */
    NO_VERSION,
    /** The stored intent: the program is told that it is stored, and it is not. */
    NO_INTENT,
    /** The same of the note that the one call which cannot be repeated is about to be made. */
    NO_SUBMISSION;

    private static final Set<String> GUARDED = Set.of("pushes", "deliveries");

    /** What is left of a command's items. */
    List<BsonDocument> left(Command command) {
        if (this == NONE
                || !GUARDED.contains(command.collection())
                || !command.name().equals("update")) {
            return command.items();
        }
        List<BsonDocument> left = new ArrayList<>();
        for (BsonDocument item : command.items()) {
            if (this == NO_VERSION) {
                BsonDocument changed = item.clone();
                changed.put("q", Filter.without(changed.getDocument("q"), "version"));
                left.add(changed);
            } else if (!Points.of(command, item).equals(this == NO_INTENT ? Points.INTENT : Points.SUBMITTING)) {
                left.add(item);
            }
        }
        return left;
    }
}
