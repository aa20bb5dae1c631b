package io.redletter.bench.crash.wire;

import java.util.List;
import org.bson.BsonDocument;

/** Sees every write of one node on its way to MongoDB, and decides what becomes of it. Called from many threads; may block. */
public interface Watcher {
    /** What becomes of a write, or of its answer. */
    enum Way {
        PASS,
        /** The connection ends here. */
        CUT
    }

    /** Before it is forwarded. */
    Way request(Command command);

    /** After the server has done it, before the node hears of it. */
    Way answer(Command command);

    /** What is forwarded of it; those left out are answered as if they had been done. */
    List<BsonDocument> forwarded(Command command);
}
