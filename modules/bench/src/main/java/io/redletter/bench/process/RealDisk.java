package io.redletter.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory on a real disk, for whatever is measured or killed: on a file system in memory an fsync costs nothing and
 * proves nothing.
 *
 * @param fileSystem as the operating system calls it, such as {@code ext4}
 */
public record RealDisk(Path directory, String fileSystem) {
    /**
     * Makes a directory of a benchmark's own below the home's {@code data/bench}, or takes the given one.
     *
     * @throws IllegalArgumentException if it lies in memory
     */
    public static RealDisk of(String bench, @Nullable Path given) {
        try {
            return at(
                    given == null
                            ? Files.createTempDirectory(
                                    Files.createDirectories(HomeFiles.home().resolve("data/bench")), bench + "-")
                            : given);
        } catch (IOException e) {
            throw new UncheckedIOException("data/bench: cannot be made", e);
        }
    }

    /** Deletes it and all that is in it; links are not followed. */
    public void remove() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * Makes the directory.
     *
     * @throws IllegalArgumentException if it lies in memory
     */
    public static RealDisk at(Path directory) {
        try {
            Path made = Files.createDirectories(directory).toAbsolutePath();
            String type = Files.getFileStore(made).type();
            if (type.equals("tmpfs") || type.equals("ramfs")) {
                throw new IllegalArgumentException(
                        made + ": " + type + " 在内存里 (expected: a directory on a real disk, give one by --data)");
            }
            return new RealDisk(made, type);
        } catch (IOException e) {
            throw new UncheckedIOException(directory + ": cannot be made", e);
        }
    }
}
