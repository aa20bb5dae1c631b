package io.redletter.bench.crash.wire;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The names of the points on the way of a push at which a node may die or be held: what a write does, told from what it writes,
 * however it is sent.
 */
public final class Points {
    /** A due push is taken. */
    public static final String PUSH_CLAIM = "push-claim";

    /** A due delivery is taken. */
    public static final String CLAIM = "claim";

    /** What another owner left is taken over. */
    public static final String TAKE_OVER = "take-over";

    /** A delivery is written down for whoever takes it up. */
    public static final String FILED = "filed";

    /** What is about to be sent, and that it is about to be sent: a delivery's first write, and one before every repeat. */
    public static final String INTENT = "intent";

    /** That the one call which cannot be repeated is about to be made. */
    public static final String SUBMITTING = "submitting";

    /** How far a channel of several steps has come. */
    public static final String PROGRESS = "progress";

    /** Whom of a list the next messages go to, before they leave, and what became of those before them. */
    public static final String WINDOW = "window";

    /** What came of an attempt. */
    public static final String OUTCOME = "outcome";

    private Points() {}

    /** Of every item of a command; {@code pushes-update} and the like where it is none of those named here. */
    public static Set<String> of(Command command) {
        Set<String> names = new LinkedHashSet<>();
        command.items().forEach(item -> names.add(of(command, item)));
        return names;
    }

    /** Of one item. */
    public static String of(Command command, BsonDocument item) {
        String other = command.collection() + "-" + command.name();
        if (command.name().equals("insert") && command.collection().equals("deliveries")) {
            return item.getArray("attempts", new BsonArray()).isEmpty() ? FILED : INTENT;
        }
        if (!command.name().equals("update")) {
            return other;
        }
        BsonDocument filter = Filter.flat(item.getDocument("q", new BsonDocument()));
        BsonDocument change = item.get("u") instanceof BsonDocument document ? document : new BsonDocument();
        return switch (command.collection()) {
            case "pushes" -> text(set(change), "state").equals("firing")
                    ? taken(text(filter, "state"), "firing", PUSH_CLAIM)
                    : other;
            case "deliveries" -> delivery(filter, set(change));
            case "delivery_chunks" -> set(change)
                            .getArray("window", new BsonArray())
                            .isEmpty()
                    ? other
                    : WINDOW;
            default -> other;
        };
    }

    private static String delivery(BsonDocument filter, BsonDocument next) {
        String state = text(next, "state");
        if (!state.equals("sending") && !state.isEmpty()) {
            return OUTCOME;
        }
        if (!filter.containsKey("state")) {
            return step(next);
        }
        return next.containsKey("attempts") ? step(next) : taken(text(filter, "state"), "sending", CLAIM);
    }

    private static String taken(String from, String firing, String claim) {
        return from.equals(firing) ? TAKE_OVER : claim;
    }

    private static String step(BsonDocument next) {
        BsonDocument progress = next.getDocument("progress", new BsonDocument());
        if (progress.isEmpty()) {
            return INTENT;
        }
        boolean known = progress.containsKey("publish-id") || progress.containsKey("msg-id");
        return progress.containsKey("submitted") && !known ? SUBMITTING : PROGRESS;
    }

    /** The fields that an update sets, or the document it puts in the place of another. */
    private static BsonDocument set(BsonDocument change) {
        boolean operators = !change.isEmpty() && change.getFirstKey().startsWith("$");
        return operators ? change.getDocument("$set", new BsonDocument()) : change;
    }

    private static String text(BsonDocument document, String field) {
        return document.isString(field) ? document.getString(field).getValue() : "";
    }

    /** Whether a text stands anywhere in a command's items. */
    public static boolean name(Command command, String text) {
        return holds(new BsonArray(List.copyOf(command.items())), text);
    }

    private static boolean holds(BsonValue value, String text) {
        if (value.isString()) {
            return value.asString().getValue().contains(text);
        }
        if (value.isArray()) {
            return value.asArray().stream().anyMatch(inside -> holds(inside, text));
        }
        return value.isDocument()
                && value.asDocument().entrySet().stream()
                        .anyMatch(field -> field.getKey().contains(text) || holds(field.getValue(), text));
    }
}
