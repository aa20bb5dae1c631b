package io.redletter.campaign;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.mongo.Mongo;
import org.bson.BsonDocumentReader;
import org.bson.Document;
import org.bson.codecs.DecoderContext;

/** The pushes as the agenda claims them: plain documents of the collection {@code pushes}. */
public final class PushLaneDocuments {
    /** The name of the lane on which pushes fall due. */
    public static final String LANE = "push";

    static final String COLLECTION = "pushes";

    private final MongoCollection<Document> documents;

    PushLaneDocuments(Mongo mongo) {
        this.documents = mongo.collection(COLLECTION, Document.class);
    }

    public MongoCollection<Document> documents() {
        return documents;
    }

    /** The push that a claimed document is. */
    public Push read(Document document) {
        var registry = documents.getCodecRegistry();
        var bson = document.toBsonDocument(Document.class, registry);
        return registry.get(Push.class)
                .decode(new BsonDocumentReader(bson), DecoderContext.builder().build());
    }
}
