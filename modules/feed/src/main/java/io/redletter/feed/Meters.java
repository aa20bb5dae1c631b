package io.redletter.feed;

import io.micrometer.core.instrument.MeterRegistry;

/** Everything the feeds measure. */
enum Meters {
    /** Answers by format, and whether bytes were given or were known already. */
    ANSWERED("feed.answered");

    private final String meter;

    Meters(String meter) {
        this.meter = meter;
    }

    void count(MeterRegistry registry, String format, boolean given) {
        registry.counter(meter, "format", format, "outcome", given ? "given" : "known")
                .increment();
    }
}
