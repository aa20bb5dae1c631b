package io.redletter.bench.process;

import java.nio.file.Files;
import java.nio.file.Path;

/** The product's home: where the launcher says it is ({@code REDLETTER_HOME}), else the nearest directory above that has it all. */
public final class HomeFiles {
    private HomeFiles() {}

    /** @throws IllegalStateException if there is none */
    public static Path home() {
        String named = System.getenv("REDLETTER_HOME");
        if (named != null && !named.isBlank()) {
            return Path.of(named).toAbsolutePath().normalize();
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("config")) && Files.isDirectory(at.resolve("templates"))) {
                return at;
            }
        }
        throw new IllegalStateException(
                "no home here (expected: REDLETTER_HOME, or a directory with config and templates)");
    }

    /** A file of {@code config}. */
    public static Path config(String name) {
        return home().resolve("config").resolve(name);
    }
}
