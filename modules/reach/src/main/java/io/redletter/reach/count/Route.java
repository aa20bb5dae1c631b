package io.redletter.reach.count;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where events of one origin count: the scopes, and for the batch at hand what came in. */
final class Route {
    private final List<ScopeLedger> scopes;
    private final Map<Key, Cell> cells = new HashMap<>();
    private @Nullable Cell last;
    private @Nullable Nest visitors;
    private String visitorsDay = "";

    private record Key(String metric, long minute) {}

    Route(List<ScopeLedger> scopes) {
        this.scopes = scopes;
    }

    List<ScopeLedger> scopes() {
        return scopes;
    }

    /** What counts together with this event, from the batch at hand; the last one is the likeliest. */
    Cell cell(String metric, long minute, List<Cell> all) {
        Cell likely = last;
        if (likely != null && likely.is(metric, minute)) {
            return likely;
        }
        Cell cell = cells.computeIfAbsent(new Key(metric, minute), key -> {
            Cell made = new Cell(this, metric, minute);
            all.add(made);
            return made;
        });
        last = cell;
        return cell;
    }

    /** The batch is over. */
    void clear() {
        cells.clear();
        last = null;
    }

    /** Where its visitors of a day are told apart. */
    Nest visitors(String day) {
        Nest known = visitors;
        if (known == null || !visitorsDay.equals(day)) {
            known = Nest.of(scopes, day);
            visitors = known;
            visitorsDay = day;
        }
        return known;
    }
}
