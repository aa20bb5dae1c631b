package io.redletter.reach.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch.
 *
 * @param accepted events taken; those whose id was seen before are taken and counted once
 * @param refused events not taken
 * @param errors why, one entry a refused event
 */
record BatchAnswer(int accepted, int refused, List<Refusal> errors) {

    /**
     * Why one event was not taken.
     *
     * @param index its place in the batch, from 0, blank lines not counted
     */
    record Refusal(int index, String code, String detail, @Nullable String pointer) {
        static Refusal of(int index, EventRefusedException refusal) {
            String field = refusal.pointer();
            return new Refusal(
                    index,
                    refusal.code(),
                    String.valueOf(refusal.getMessage()),
                    field == null ? null : "/" + index + field);
        }
    }
}
