package io.redletter.reach.count;

import java.util.ArrayList;
import java.util.List;

/** What {@code List} lacks. */
final class Lists {
    private Lists() {}

    static <T> List<T> join(List<T> one, List<T> other) {
        List<T> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }
}
