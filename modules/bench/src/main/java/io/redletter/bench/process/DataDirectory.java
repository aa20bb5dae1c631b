package io.redletter.bench.process;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --data}, the same for every benchmark: where it is not given, a directory is made and taken away again. */
public final class DataDirectory {
    @Option(names = "--data", paramLabel = "DIR", description = "真实磁盘上的空目录 (an empty directory on a real disk)")
    private @Nullable Path given;

    /** Made by the command line. */
    public DataDirectory() {}

    /** What a benchmark does there. */
    @FunctionalInterface
    public interface Work<T> {
        T on(RealDisk disk) throws IOException, InterruptedException;
    }

    /** @throws IllegalArgumentException if it lies in memory */
    public <T> T use(String bench, Work<T> work) throws IOException, InterruptedException {
        RealDisk disk = RealDisk.of(bench, given);
        try {
            return work.on(disk);
        } finally {
            if (given == null) {
                disk.remove();
            }
        }
    }
}
