package io.redletter.sandbox.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** State that lives in the ledger's journal: rebuilt at start, written whole when a new segment begins. */
public interface Remembered {
    /** Applies one change that was written earlier; called in the order of writing, before anything is served. */
    void recall(JsonNode change);

    /** The changes that rebuild the present state from nothing. */
    List<JsonNode> remember();
}
