package io.redletter.agenda;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.vertx.core.Future;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One kind of thing that falls due, owned by a capability: which documents, and what to do when one is due.
 *
 * <p>A lane's documents carry the top-level fields {@code _id}, {@code version}, {@code state}, {@code due} (a date),
 * {@code owner}, {@code nominal}, {@code actual}. They wait in one of the {@link #waiting()} states. The agenda moves a
 * due one to {@link #firing()} by compare-and-set, and from then on it belongs to the lane, which moves it out of that
 * state with writes that carry the fence. A lane that wants to keep a document in its firing state without an owner (for
 * other documents carry the work on) removes the field {@code owner}; the agenda then leaves it alone.
 */
public interface Lane {
    /** The lane's name, lower-case, such as {@code push}. */
    String name();

    /** Lanes with a higher number are served first when both are due. */
    int priority();

    /** The collection that holds the lane's documents. */
    MongoCollection<Document> documents();

    /** The states in which a document waits for its due instant. */
    default List<String> waiting() {
        return List.of("armed");
    }

    /** The state of a document while its owner works on it. */
    default String firing() {
        return "firing";
    }

    /**
     * The top-level text field by which documents of this lane can be paused together, such as {@code campaignId}; null
     * if there is none. See {@link Agenda#pauseGroup}.
     */
    default @Nullable String group() {
        return null;
    }

    /**
     * Does what is due. Called once per claim, on the agenda's event loop; must not block. The future completes when this
     * node's work on the document is done and stored. If it fails, the document is handed to {@link #takeOver} later.
     */
    Future<?> fire(Claimed claimed);

    /**
     * Goes on with what another owner (a dead node, or a failed {@link #fire}) left in its firing state. How far the
     * former owner came is unknown; whatever it did outside must be asked for before anything is done again.
     */
    Future<?> takeOver(Claimed claimed);

    /** How many documents of this lane one node works on at a time. */
    default int concurrency() {
        return 256;
    }
}
