package io.redletter.sandbox.ledger;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redletter.platform.json.Json;

/** How the journal is read and written: as everywhere, but patient with lines of an older or newer version. */
public final class LedgerJson {
    /** Read it, do not configure it. */
    public static final ObjectMapper MAPPER = Json.MAPPER
            .copy()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    private LedgerJson() {}
}
