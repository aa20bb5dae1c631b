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
import java.util.stream.Stream;

/** A letter for a sample, the bare loop, the mail client, the push, the bare loop again: to one sink, in one run. */
final class MailRun {
    private static final int SAMPLE = 20;

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
     * @param bare the mean of the two rounds of the bare loop, which says the very bytes of one of ours
     * @param client a round of the Vert.x mail client
     * @param letterBytes of that letter with its envelope
     * @param sent as our record has it
     * @param unknown and {@code refused} likewise
     * @param counted by the sink
     * @param rates letters a second of each tenth of the run
     * @param heap bytes in use after each tenth, after a collection
     * @param storedBytes by which the MongoDB files grew
     */
    record Found(
            double perSecond,
            double bare,
            double client,
            long letterBytes,
            long sent,
            long refused,
            long unknown,
            SinkCount counted,
            List<Long> rates,
            List<Long> heap,
            long storedBytes) {
        /** Whether the heap grew with what was sent. */
        boolean isFlat() {
            return heap.get(heap.size() - 1) <= heap.get(0) * 1.2 + 16e6;
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
            ours(stores, port, SAMPLE);
            Path letter = disk.directory().resolve("letter");
            SinkCount.keep(port, letter);
            double before = loop(BareSmtp.class, port, letter, "bare-1");
            double client = loop(BareMail.class, port, html, "client");
            SinkCount.forget(port);
            Path mongo = disk.directory().resolve("stores");
            long bytes = bytes(mongo);
            JsonObject ours = ours(stores, port, recipients);
            SinkCount counted = SinkCount.ask(port);
            long grown = bytes(mongo) - bytes;
            double after = loop(BareSmtp.class, port, letter, "bare-2");
            return new Found(
                    ours.getLong("sent") / ours.getDouble("seconds"),
                    (before + after) / 2,
                    client,
                    Files.size(letter),
                    ours.getLong("sent"),
                    ours.getLong("refused"),
                    ours.getLong("unknown"),
                    counted,
                    numbers(ours, "rates"),
                    numbers(ours, "heap"),
                    grown);
        }
    }

    private double loop(Class<?> main, int port, Path text, String name) throws IOException {
        Path result = disk.directory().resolve(name);
        try (Launched process = Launched.startMain(
                disk.directory().resolve("bare.log"),
                Map.of(),
                main.getName(),
                String.valueOf(port),
                String.valueOf(bareMessages),
                String.valueOf(connections),
                text.toString(),
                result.toString())) {
            return Double.parseDouble(wait(process, result).split(" ")[0]);
        }
    }

    private JsonObject ours(Stores stores, int port, int people) throws IOException {
        Path result = disk.directory().resolve("ours-" + people);
        try (Launched process = Launched.startMain(
                disk.directory().resolve("ours.log"),
                Map.of(),
                MailNode.class.getName(),
                stores.mongoUri(),
                stores.redisUri(),
                disk.directory().resolve("node").toString(),
                String.valueOf(port),
                String.valueOf(people),
                String.valueOf(connections),
                result.toString())) {
            return new JsonObject(wait(process, result));
        }
    }

    private String wait(Launched process, Path result) throws IOException {
        long limit = System.nanoTime() + (120_000_000_000L + recipients * 10_000_000L);
        boolean alive = true;
        while (!Files.exists(result)) {
            if (!alive || System.nanoTime() > limit) {
                throw new IOException(result.getFileName() + " pid=" + process.pid()
                        + ": it ended, or was not done in time; see the logs in " + disk.directory());
            }
            Patience.pause(50);
            alive = process.isAlive(); // before the next look: it ends once its result is there
        }
        return Files.readString(result);
    }

    private static List<Long> numbers(JsonObject ours, String name) {
        return ours.getJsonArray(name).stream()
                .map(number -> ((Number) number).longValue())
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
