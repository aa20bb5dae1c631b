package io.redletter.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.redletter.delivery.channel.Outcome;
import java.time.Duration;
import java.util.Locale;

/** Everything delivery measures. */
enum Meters {
    /** What came of attempts, by kind of channel and outcome. */
    OUTCOMES("delivery.outcomes"),
    /** How long after its nominal instant a delivery came to its end, by kind of channel. */
    LATENESS("delivery.lateness");

    private final String meter;

    Meters(String meter) {
        this.meter = meter;
    }

    void record(MeterRegistry registry, String kind, Duration late) {
        Timer.builder(meter)
                .tag("kind", kind)
                .publishPercentileHistogram()
                .register(registry)
                .record(late);
    }

    void count(MeterRegistry registry, String kind, Outcome.Kind outcome) {
        registry.counter(meter, "kind", kind, "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
