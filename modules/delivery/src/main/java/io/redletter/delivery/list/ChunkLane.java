package io.redletter.delivery.list;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.agenda.Claimed;
import io.redletter.agenda.Lane;
import io.redletter.platform.ChangedMeanwhileException;
import io.vertx.core.Future;
import java.util.List;
import org.bson.Document;

/** Chunks that are due. What a dead node left on the wire stands in the document, so a take-over is the same as a firing. */
final class ChunkLane implements Lane {
    static final String NAME = "chunk";
    private static final int PRIORITY = 30;
    private static final int CONCURRENCY = 256;

    private final ChunkStore store;
    private final ChunkWork work;

    ChunkLane(ChunkStore store, ChunkWork work) {
        this.store = store;
        this.work = work;
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
        return store.documents();
    }

    @Override
    public List<String> waiting() {
        return List.of(Chunk.PENDING, Chunk.RETRYING);
    }

    @Override
    public String firing() {
        return Chunk.SENDING;
    }

    @Override
    public String group() {
        return "campaignId";
    }

    @Override
    public int concurrency() {
        return CONCURRENCY;
    }

    @Override
    public Future<?> fire(Claimed claimed) {
        return go(claimed);
    }

    @Override
    public Future<?> takeOver(Claimed claimed) {
        return go(claimed);
    }

    private Future<Void> go(Claimed claimed) {
        return work.go(store.read(claimed.document()))
                .recover(failure -> failure instanceof ChangedMeanwhileException
                        ? Future.succeededFuture() // the fence is lost: another node goes on
                        : Future.failedFuture(failure));
    }
}
