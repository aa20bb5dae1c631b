package io.redletter.delivery.audience.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file, read and checked.
 *
 * @param number from 1, the header not counted; the same at every reading
 * @param line the line of the file it starts on, from 1
 * @param draft the person it tells of, or null where it has a fault
 * @param faults why it was left out; empty where it was not
 */
public record Row(long number, long line, @Nullable Draft draft, List<RowFault> faults) {
    public Row {
        faults = List.copyOf(faults);
    }
}
