package io.redletter.bench;

import java.nio.file.Path;

/** Files of the product's home, which the launcher names in {@code REDLETTER_HOME}; the working directory otherwise. */
final class HomeFiles {
    private HomeFiles() {}

    static Path config(String name) {
        String home = System.getenv("REDLETTER_HOME");
        return Path.of(home == null || home.isBlank() ? "." : home)
                .toAbsolutePath()
                .normalize()
                .resolve("config")
                .resolve(name);
    }
}
