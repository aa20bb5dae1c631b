package io.redletter.bench.mail;

import io.redletter.bench.Report;
import io.redletter.bench.process.RealDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How fast a push to a long list leaves by e-mail, and whether each person was written to exactly once. */
@Command(
        name = "mail",
        mixinStandardHelpOptions = true,
        description = "群发邮件的速度,每人恰好一封 (an e-mail push to a long list: rate, heap, nobody lost or doubled)")
public final class MailBench implements Callable<Integer> {
    private static final double RATIO = 0.4;
    private static final double MIB = 1024 * 1024;

    @Option(names = "--recipients", defaultValue = "1000000", description = "收件人数 (people)")
    private int recipients = 1_000_000;

    @Option(names = "--bare", defaultValue = "20000", description = "对照每轮封数 (letters of a round of the bare client)")
    private int bare = 20_000;

    @Option(names = "--connections", defaultValue = "8", description = "到邮件服务器的连接数 (connections)")
    private int connections = 8;

    @Option(names = "--data", paramLabel = "DIR", description = "真实磁盘上的空目录 (an empty directory on a real disk)")
    private @Nullable Path data;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Made by the command line. */
    public MailBench() {}

    @Override
    public Integer call() throws IOException {
        Path directory = data == null ? ownDirectory() : data;
        RealDisk disk = RealDisk.at(directory);
        MailRun.Found found = new MailRun(disk, recipients, bare, connections).run();
        int code = new Report("mail")
                .words("file system", disk.fileSystem())
                .field("fileSystem", disk.fileSystem())
                .words("durability", "embedded store, committed before each answer")
                .compare("letters/s", found.perSecond(), found.bare())
                .count("recipients", recipients)
                .count("sent", found.sent())
                .count("refused", found.refused())
                .count("unknown", found.unknown())
                .count("sinkMessages", found.counted().messages())
                .count("sinkDifferent", found.counted().different())
                .words("lowest heap use by tenths, MiB", floors(found))
                .field(
                        "heapFirstMiB",
                        found.floors().get(Math.min(1, found.floors().size() - 1)) / MIB)
                .field("heapLastMiB", found.floors().get(found.floors().size() - 1) / MIB)
                .figure("MongoDB files grew by", found.storedBytes() / MIB, "MiB", "")
                .field("storedBytesPerLetter", (double) found.storedBytes() / recipients)
                .promise("nobody was lost", found.counted().different() == recipients && found.sent() == recipients)
                .promise(
                        "nobody was written to twice",
                        found.counted().messages() == found.counted().different())
                .promise("the heap does not grow with the list", found.isFlat())
                .promise("at least two fifths of a bare mail client", found.perSecond() >= RATIO * found.bare())
                .print(spec.commandLine().getOut());
        if (data == null) {
            delete(directory);
        }
        return code;
    }

    private static String floors(MailRun.Found found) {
        return found.floors().stream()
                .map(bytes -> String.valueOf(Math.round(bytes / MIB)))
                .collect(Collectors.joining(" "));
    }

    private static Path ownDirectory() throws IOException {
        Path benches = Files.createDirectories(Path.of("data", "bench").toAbsolutePath());
        return Files.createTempDirectory(benches, "mail-");
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
