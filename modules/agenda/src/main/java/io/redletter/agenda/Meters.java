package io.redletter.agenda;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Everything the agenda measures, each by lane. */
enum Meters {
    /** From nominal to the moment the work began. */
    LATENESS("agenda.lateness"),
    FIRED("agenda.fired"),
    TAKEN_OVER("agenda.taken-over"),
    /** Work that failed and will be taken over. */
    FAILED("agenda.failed");

    private final String meter;

    Meters(String meter) {
        this.meter = meter;
    }

    void count(MeterRegistry registry, String lane) {
        registry.counter(meter, "lane", lane).increment();
    }

    void record(MeterRegistry registry, String lane, Duration duration) {
        Timer.builder(meter)
                .tag("lane", lane)
                .serviceLevelObjectives(
                        Duration.ofMillis(50),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30))
                .register(registry)
                .record(duration);
    }
}
