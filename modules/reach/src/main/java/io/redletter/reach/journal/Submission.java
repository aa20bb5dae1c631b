package io.redletter.reach.journal;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import java.util.List;

/**
 * Records that must become durable together, and who waits for it.
 *
 * @param promise the offset of the first record, once it is durable
 * @param context where the promise is completed
 */
record Submission(List<byte[]> records, int bytes, Promise<Long> promise, Context context) {
    static Submission of(List<byte[]> records, Context context) {
        for (byte[] each : records) {
            if (each.length > Frame.MAX_RECORD) {
                throw new IllegalArgumentException("record: " + each.length + " bytes (expected: at most 65535)");
            }
        }
        return new Submission(records, Frame.payloadSize(records), Promise.promise(), context);
    }
}
