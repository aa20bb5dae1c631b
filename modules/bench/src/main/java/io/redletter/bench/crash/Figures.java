package io.redletter.bench.crash;

import io.redletter.bench.Report;
import io.redletter.bench.crash.proof.Promise;
import io.redletter.bench.crash.proof.Promise.Broken;
import io.redletter.bench.crash.proof.Tally;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a run found, as lines of its report. */
final class Figures {
    private static final List<String> SUMS =
            List.of("deliveries", "sent", "unknown", "refused", "requests", "effects", "requestedAgain", "reconciled");

    private Figures() {}

    static Report write(Report report, CrashRun.Found found) {
        found.harm().done().forEach((kind, times) -> report.count(kind.words(), times));
        found.harm().points().forEach((point, times) -> report.words("met " + point, times + " times"));
        tally(report, found.tally());
        Sweep sweep = found.sweep();
        if (sweep != null) {
            sweep(report, sweep);
        }
        for (Promise promise : Promise.values()) {
            report.promise(promise.words(), found.broken().stream().noneMatch(one -> one.promise() == promise));
        }
        control(report, "withoutVersionBroken", "without the version the audit turns red", found.withoutVersion());
        control(report, "withoutIntentBroken", "without the stored intent the audit turns red", found.withoutIntent());
        return report;
    }

    private static void tally(Report report, Tally tally) {
        tally.pushStates().forEach((state, number) -> report.words("pushes " + state, number.toString()));
        tally.rows()
                .forEach((channel, row) -> report.words(
                        channel,
                        row.entrySet().stream()
                                .map(entry -> entry.getKey() + " " + entry.getValue())
                                .collect(Collectors.joining(", "))));
        SUMS.forEach(what -> report.count(what, tally.sum(what)));
        report.field("latenessP50Seconds", tally.lateness(0.5).toMillis() / 1_000.0);
        report.field("latenessWorstSeconds", tally.lateness(1).toMillis() / 1_000.0);
        report.words(
                "taken up after the due instant",
                "half within " + tally.lateness(0.5).toMillis() + " ms, all within "
                        + tally.lateness(1).toMillis() + " ms");
    }

    private static void sweep(Report report, Sweep sweep) {
        sweep.writes().forEach((channel, writes) -> report.words("writes of " + channel, String.join(", ", writes)));
        sweep.missed().forEach(missed -> report.words("not met", missed));
        report.count("crashPoints", sweep.deaths());
        report.promise("a node died before or after every write", sweep.missed().isEmpty());
    }

    private static void control(Report report, String name, String words, @Nullable List<Broken> broken) {
        if (broken != null) {
            report.count(name, broken.size());
            broken.forEach(one -> report.words("  as it should", one.toString()));
            report.promise(words, !broken.isEmpty());
        }
    }
}
