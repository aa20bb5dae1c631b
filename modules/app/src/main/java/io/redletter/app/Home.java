package io.redletter.app;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the program's own files lie: {@code config} and {@code templates}, in the directory that REDLETTER_HOME names. */
record Home(Path directory) {
    static Home find() {
        String named = System.getenv("REDLETTER_HOME");
        Path directory = Path.of(named == null || named.isBlank() ? "." : named)
                .toAbsolutePath()
                .normalize();
        if (!Files.isDirectory(directory.resolve("templates")) || !Files.isDirectory(directory.resolve("config"))) {
            throw new UsageException(
                    directory + ": 没有 config 和 templates 目录 (expected: config and templates here); set REDLETTER_HOME");
        }
        return new Home(directory);
    }

    Path config() {
        return directory.resolve("config");
    }

    Path templates() {
        return directory.resolve("templates");
    }
}
