package io.redletter.bench.crash.house;

import io.redletter.bench.process.HomeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A home like the program's own, whose channels have the highest quotas there are: thousands of pushes go to a handful of accounts. */
final class Home {
    private Home() {}

    static Path make(Path directory) throws IOException {
        Path real = HomeFiles.home();
        Path config = directory.resolve("config");
        try (Stream<Path> files = Files.walk(real.resolve("config"))) {
            for (Path file : files.toList()) {
                Path copy = config.resolve(real.resolve("config").relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        Path quotas = config.resolve("quotas.yaml");
        List<String> generous = Files.readAllLines(quotas).stream()
                .map(line -> line.replaceAll("sends: [0-9]+", "sends: 2000"))
                .map(line -> line.replaceAll("^( +[a-z_]+/[a-z_/]+): [0-9]+", "$1: 1000000"))
                .toList();
        Files.write(quotas, generous);
        Files.createSymbolicLink(directory.resolve("templates"), real.resolve("templates"));
        return directory;
    }
}
