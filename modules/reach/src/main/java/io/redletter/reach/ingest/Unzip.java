package io.redletter.reach.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Unfolds a compressed body, up to a bound: a small body may claim to be a very large one. Blocking. */
final class Unzip {
    private Unzip() {}

    /** @throws EventRefusedException if it is no gzip, or unfolds to more than the limit */
    static byte[] bytes(byte[] zipped, int limit) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw EventRefusedException.tooLarge(limit);
            }
            return bytes;
        } catch (IOException e) {
            throw EventRefusedException.malformed("不是有效的gzip (not valid gzip)");
        }
    }
}
