package io.redletter.bench.mail;

import io.redletter.bench.process.Launched;
import io.redletter.bench.process.Patience;
import io.redletter.bench.process.Ports;
import io.redletter.bench.process.RealDisk;
import io.redletter.bench.process.Stores;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The bare client, the push, the bare client again: to one sink, in one run. */
final class MailRun {
    private static final int HEAP_PARTS = 10;

    private final RealDisk disk;
    private final int recipients;
    private final int bareMessages;
    private final int connections;

    MailRun(RealDisk disk, int recipients, int bareMessages, int connections) {
        this.disk = disk;
        this.recipients = recipients;
        this.bareMessages = bareMessages;
        this.connections = connections;
    }

    /**
     * What was found.
     *
     * @param perSecond letters of ours, from the firing of the push to the last stored outcome
     * @param bare the mean of the two rounds of the bare client
     * @param sent as our record has it
     * @param unknown and {@code refused} likewise
     * @param counted by the sink
     * @param floors the lowest heap use of each tenth of the run, in bytes
     * @param storedBytes by which the MongoDB files grew
     */
    record Found(
            double perSecond,
            double bare,
            long sent,
            long refused,
            long unknown,
            SinkCount counted,
            List<Long> floors,
            long storedBytes) {
        /** Whether the heap grew with what was sent. */
        boolean isFlat() {
            return floors.size() < 4 || floors.get(floors.size() - 1) <= floors.get(1) * 1.5 + 48e6;
        }
    }

    Found run() throws IOException {
        int free = Ports.any();
        Path html = disk.directory().resolve("letter.html");
        Files.writeString(html, MailOffice.text());
        try (Launched sink = Launched.startMain(
                        disk.directory().resolve("sink.log"),
                        Map.of(),
                        MailSink.class.getName(),
                        String.valueOf(free));
                Stores stores = Stores.start(disk.directory().resolve("stores"))) {
            int port = Integer.parseInt(sink.value("ready"));
            double before = bare(port, html, "bare-1");
            SinkCount.forget(port);
            Path mongo = disk.directory().resolve("stores");
            long bytes = bytes(mongo);
            JsonObject ours = ours(stores, port);
            SinkCount counted = SinkCount.ask(port);
            long grown = bytes(mongo) - bytes;
            double after = bare(port, html, "bare-2");
            return new Found(
                    ours.getLong("sent") / ours.getDouble("seconds"),
                    (before + after) / 2,
                    ours.getLong("sent"),
                    ours.getLong("refused"),
                    ours.getLong("unknown"),
                    counted,
                    floors(ours),
                    grown);
        }
    }

    private double bare(int port, Path html, String name) throws IOException {
        Path result = disk.directory().resolve(name);
        try (Launched process = Launched.startMain(
                disk.directory().resolve("bare.log"),
                Map.of(),
                BareMail.class.getName(),
                String.valueOf(port),
                String.valueOf(bareMessages),
                String.valueOf(connections),
                html.toString(),
                result.toString())) {
            return Double.parseDouble(wait(process, result).split(" ")[0]);
        }
    }

    private JsonObject ours(Stores stores, int port) throws IOException {
        Path result = disk.directory().resolve("ours");
        try (Launched process = Launched.startMain(
                disk.directory().resolve("ours.log"),
                Map.of(),
                MailNode.class.getName(),
                stores.mongoUri(),
                stores.redisUri(),
                disk.directory().resolve("node").toString(),
                String.valueOf(port),
                String.valueOf(recipients),
                String.valueOf(connections),
                result.toString())) {
            return new JsonObject(wait(process, result));
        }
    }

    private String wait(Launched process, Path result) throws IOException {
        long limit = System.nanoTime() + (120_000_000_000L + recipients * 10_000_000L);
        while (!Files.exists(result)) {
            if (System.nanoTime() > limit) {
                throw new IOException(result.getFileName() + " pid=" + process.pid()
                        + ": not done in time, see the logs in " + disk.directory());
            }
            Patience.pause(50);
        }
        return Files.readString(result);
    }

    private static List<Long> floors(JsonObject ours) {
        List<Long> heap = ours.getJsonArray("heap").stream()
                .map(used -> ((Number) used).longValue())
                .toList();
        int part = Math.max(1, heap.size() / HEAP_PARTS);
        return IntStream.range(0, heap.size() / part)
                .mapToObj(i -> heap.subList(i * part, (i + 1) * part).stream()
                        .mapToLong(Long::longValue)
                        .min()
                        .orElse(0))
                .toList();
    }

    private static long bytes(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.getFileName().toString().contains("mv.db")
                            || file.toString().contains("mongo"))
                    .filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
