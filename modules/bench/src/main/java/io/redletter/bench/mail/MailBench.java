package io.redletter.bench.mail;

import io.redletter.bench.Report;
import io.redletter.bench.process.RealDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
    private static final double MIB = 1024 * 1024;

    @Option(
            names = {"--people", "--recipients"},
            defaultValue = "100000",
            description = "收件人数,长跑用 1000000 (people; the long form takes 1000000)")
    private int recipients = 100_000;

    @Option(names = "--bare", defaultValue = "20000", description = "对照每轮封数 (letters of a round of the bare loop)")
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
        RealDisk disk = RealDisk.of("mail", data);
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
                .words("the baseline", "a bare Vert.x loop, the same " + found.letterBytes() + " bytes each")
                .figure("the Vert.x mail client, its own bytes", found.client(), "letters/s", "")
                .field("mailClient", found.client())
                .field("letterBytes", (double) found.letterBytes())
                .words("letters/s by tenths", words(found.rates(), 1))
                .words("heap in use by tenths, MiB", words(found.heap(), MIB))
                .field(
                        "slowestTenth",
                        found.rates().stream()
                                .mapToDouble(Long::doubleValue)
                                .min()
                                .orElse(0))
                .field("heapFirstMiB", found.heap().get(0) / MIB)
                .field("heapLastMiB", found.heap().get(found.heap().size() - 1) / MIB)
                .figure("MongoDB files grew by", found.storedBytes() / MIB, "MiB", "")
                .field("storedBytesPerLetter", (double) found.storedBytes() / recipients)
                .promise("nobody was lost", found.counted().different() == recipients && found.sent() == recipients)
                .promise(
                        "nobody was written to twice",
                        found.counted().messages() == found.counted().different())
                .promise("the heap does not grow with the list", found.isFlat())
                .print(spec.commandLine().getOut());
        if (data == null) {
            disk.remove();
        }
        return code;
    }

    private static String words(List<Long> values, double unit) {
        return values.stream()
                .map(value -> String.valueOf(Math.round(value / unit)))
                .collect(Collectors.joining(" "));
    }
}
