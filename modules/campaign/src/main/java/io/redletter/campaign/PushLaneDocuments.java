package io.redletter.campaign;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.mongo.BulkReader;
import io.redletter.platform.mongo.BulkWriter;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.conversions.Bson;

/** The pushes as the agenda claims them: plain documents of the collection {@code pushes}. */
public final class PushLaneDocuments {
    /** The name of the lane on which pushes fall due. */
    public static final String LANE = "push";

    static final String COLLECTION = "pushes";

    private final MongoCollection<Document> documents;
    private final BulkReader<Push> reader;
    private final BulkWriter<Push> writer;

    PushLaneDocuments(Mongo mongo) {
        this.documents = mongo.collection(COLLECTION, Document.class);
        MongoCollection<Push> pushes = mongo.collection(COLLECTION, Push.class);
        this.reader = new BulkReader<>(mongo, pushes);
        this.writer = new BulkWriter<>(mongo, "push", pushes);
    }

    public MongoCollection<Document> documents() {
        return documents;
    }

    /** The push as it is stored now, or empty; many that are asked for at once are read together. */
    public Future<Optional<Push>> find(String id) {
        return reader.find(id);
    }

    /**
     * Changes single fields of a push that fires; many that change at once are written together.
     *
     * @param push as it was claimed or read: its version is the fence
     * @param change must raise the version by one; what the agenda keeps in the document stays
     * @param mine whether a document of the next version bears the mark of this very change
     * @return fails with {@link io.redletter.platform.ChangedMeanwhileException} where the fence is lost
     */
    public Future<Void> change(Push push, Bson change, Predicate<BsonDocument> mine) {
        return writer.update(push.id(), push.version(), eq("state", PushState.FIRING.text()), change, mine);
    }

    /** The push that a claimed document is. */
    public Push read(Document document) {
        var registry = documents.getCodecRegistry();
        var bson = document.toBsonDocument(Document.class, registry);
        return registry.get(Push.class)
                .decode(new BsonDocumentReader(bson), DecoderContext.builder().build());
    }
}
