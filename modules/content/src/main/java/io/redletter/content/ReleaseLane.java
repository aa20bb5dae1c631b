package io.redletter.content;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.agenda.Claimed;
import io.redletter.agenda.Lane;
import io.vertx.core.Future;
import org.bson.Document;

/** The lane of releases; ahead of pushes, so that what a push points to is open when the push leaves. */
final class ReleaseLane implements Lane {
    static final String NAME = "release";
    private static final int PRIORITY = 100;

    private final WorkStore store;
    private final Releasing releasing;

    ReleaseLane(WorkStore store, Releasing releasing) {
        this.store = store;
        this.releasing = releasing;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int priority() {
        return PRIORITY;
    }

    @Override
    public MongoCollection<Document> documents() {
        return store.releaseDocuments();
    }

    @Override
    public Future<?> fire(Claimed claimed) {
        return releasing.fire(claimed);
    }

    /** Opening a work twice is opening it once: going on is doing it again. */
    @Override
    public Future<?> takeOver(Claimed claimed) {
        return releasing.fire(claimed);
    }
}
