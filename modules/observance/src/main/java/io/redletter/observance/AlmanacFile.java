package io.redletter.observance;

import java.io.InputStream;
import java.util.List;

/** Reads {@code observances.yaml}. */
final class AlmanacFile {

    private AlmanacFile() {}

    static List<Observance> read(InputStream yaml, String file) {
        throw new AlmanacException(file + ": reading is not built yet");
    }
}
