package io.redletter.bench.agenda;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** Many measured values; milliseconds unless said otherwise. */
final class Spread {
    private final double[] sorted;

    private Spread(double[] values) {
        this.sorted = values;
        Arrays.sort(sorted);
    }

    static <T> Spread of(Collection<T> things, ToDoubleFunction<T> value) {
        return new Spread(things.stream().mapToDouble(value).toArray());
    }

    static Spread of(double... values) {
        return new Spread(values.clone());
    }

    int count() {
        return sorted.length;
    }

    double least() {
        return share(0);
    }

    double median() {
        return share(0.5);
    }

    double most() {
        return share(1);
    }

    /** The value that this share of all does not exceed; not a number if there are none. */
    double share(double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
    }
}
