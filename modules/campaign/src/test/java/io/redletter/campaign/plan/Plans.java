package io.redletter.campaign.plan;

import io.redletter.observance.Almanac;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The calendar and the plans that tests read. */
final class Plans {

    private static final Path TOP = Path.of("../..");

    private Plans() {}

    static PlanReader reader() {
        return new PlanReader(Almanac.load(TOP.resolve("config/observances.yaml")));
    }

    static String demo() {
        return text(TOP.resolve("config/demo/plan.txt"));
    }

    /** Where the machine has real plans, if it has. */
    static Optional<Path> realFolder() {
        String dir = System.getProperty("plans.dir");
        Path folder = dir == null ? TOP.resolve("../shared/plans") : Path.of(dir);
        return Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
    }

    /** A real plan, where the machine has some: {@code -Dplans.dir}, else beside the repository. */
    static Optional<String> real(String name) {
        String dir = System.getProperty("plans.dir");
        Path file = (dir == null ? TOP.resolve("../shared/plans") : Path.of(dir)).resolve(name);
        return Files.isRegularFile(file) ? Optional.of(text(file)) : Optional.empty();
    }

    private static String text(Path file) {
        try {
            return PlanText.decode(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
