/** Tables of people as offices keep them: which encoding, which columns, and every row's faults. Start at {@link io.redletter.delivery.audience.csv.RowReader}. */
@NullMarked
package io.redletter.delivery.audience.csv;

import org.jspecify.annotations.NullMarked;
