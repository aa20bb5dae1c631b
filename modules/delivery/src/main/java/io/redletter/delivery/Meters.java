package io.redletter.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.redletter.delivery.channel.Outcome;
import java.util.Locale;

/** Everything delivery measures. */
enum Meters {
    /** What came of attempts, by kind of channel and outcome. */
    OUTCOMES("delivery.outcomes");

    private final String meter;

    Meters(String meter) {
        this.meter = meter;
    }

    void count(MeterRegistry registry, String kind, Outcome.Kind outcome) {
        registry.counter(meter, "kind", kind, "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
