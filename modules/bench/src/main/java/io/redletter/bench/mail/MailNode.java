package io.redletter.bench.mail;

import io.redletter.bench.process.HomeFiles;
import io.redletter.bench.process.Patience;
import io.redletter.delivery.Delivery;
import io.redletter.delivery.list.ListCounts;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The program's own part of it in a process of its own: from the push to the mail server, with its stores elsewhere. It
 * writes what it did to a file.
 */
public final class MailNode {
    private static final int STEP_MILLIS = 100;
    private static final int PARTS = 10;

    private MailNode() {}

    /** @param arguments MongoDB, Redis, data directory, port of the mail server, people, connections, file for the result */
    public static void main(String[] arguments) throws Exception {
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            System.exit(1); // the event loops would keep it alive
        });
        int people = Integer.parseInt(arguments[4]);
        MailOffice office = MailOffice.open(
                new MailOffice.Place(arguments[0], arguments[1], Path.of(arguments[2]), HomeFiles.home()),
                Integer.parseInt(arguments[3]),
                people,
                Integer.parseInt(arguments[5]));
        System.out.println("ready");
        Delivery delivery = office.fire();
        long began = System.nanoTime();
        JsonArray heap = new JsonArray();
        JsonArray rates = new JsonArray();
        ListCounts counts = ListCounts.NONE;
        long since = began;
        long before = 0;
        for (int part = 1; part <= PARTS; part++) {
            long wanted = (long) people * part / PARTS;
            while (!counts.isOver() && (part == PARTS || counts.settled() < wanted)) {
                Patience.pause(STEP_MILLIS);
                counts = office.counts(delivery);
            }
            long now = System.nanoTime();
            rates.add((counts.settled() - before) / ((now - since) / 1e9));
            before = counts.settled();
            since = now;
            heap.add(kept());
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        JsonObject result = new JsonObject()
                .put("seconds", seconds)
                .put("sent", counts.sent())
                .put("refused", counts.refused())
                .put("unknown", counts.unknown())
                .put("rates", rates)
                .put("heap", heap);
        Path file = Path.of(arguments[6]);
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(draft, result.encode());
        Files.move(draft, file);
        office.close();
        System.exit(0);
    }

    /** Bytes that are in use after what is not needed has been thrown away. */
    private static long kept() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
