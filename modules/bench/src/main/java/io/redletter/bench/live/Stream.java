package io.redletter.bench.live;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One viewer on a plain socket, who looks at ids and numbers alone: cheap enough for thousands. It comes back as a browser does,
 * after the time it was told, with the id of the last event. Used by one event loop.
 */
final class Stream {
    private static final String PROBE = "\"like\":";
    private static final long AGAIN_MILLIS = 500;

    private final Vertx vertx;
    private final NetClient client;
    private final Where where;
    private final LongConsumer seen;
    private @Nullable NetSocket socket;
    private String lastId;
    private boolean isHere;
    private boolean isBegun;
    private boolean isStalled;
    private long retryMillis = 2_000;
    private long number;
    private long probes;
    private final Tally tally = new Tally();
    private final long[] toldAt = new long[2];

    /** Where a stream is opened, and by whom. */
    record Where(int port, String path, String token) {}

    /** What one viewer met. */
    static final class Tally {
        long snapshots;
        long resets;
        long deltas;
        long gaps;
        long doubles;
        long ends;
        long refused;
        long closestMillis = Long.MAX_VALUE;
    }

    /**
     * @param lastId the id it pretends to have had last, empty for none
     * @param seen told how many probes it has seen, each time that grows
     */
    Stream(Vertx vertx, NetClient client, Where where, String lastId, LongConsumer seen) {
        this.vertx = vertx;
        this.client = client;
        this.where = where;
        this.lastId = lastId;
        this.seen = seen;
    }

    /** Whether it has had its first event on the connection it has now. */
    boolean isHere() {
        return isHere;
    }

    long probes() {
        return probes;
    }

    Tally tally() {
        return tally;
    }

    void open() {
        isHere = false;
        client.connect(where.port(), "127.0.0.1")
                .onSuccess(this::opened)
                .onFailure(e -> vertx.setTimer(AGAIN_MILLIS, fired -> open()));
    }

    /** The connection breaks; it comes back by itself. */
    void cut() {
        NetSocket now = socket;
        if (now != null) {
            isHere = false;
            now.close();
        }
    }

    /** Reads no more, and stays. */
    void stall() {
        NetSocket now = socket;
        isStalled = true;
        if (now != null) {
            now.pause();
        }
    }

    /** Goes for good. */
    void leave() {
        NetSocket now = socket;
        socket = null;
        if (now != null) {
            now.close();
        }
    }

    private void opened(NetSocket now) {
        socket = now;
        isBegun = false;
        now.handler(RecordParser.newDelimited("\n\n", this::heard));
        now.closeHandler(v -> ended(now));
        now.exceptionHandler(e -> {});
        String known = lastId.isEmpty() ? "" : "Last-Event-ID: " + lastId + "\r\n";
        now.write("GET " + where.path() + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + where.token()
                + "\r\nAccept: text/event-stream\r\n" + known + "\r\n");
    }

    private void ended(NetSocket gone) {
        if (socket != gone) {
            return;
        }
        tally.ends++;
        isHere = false;
        if (isStalled) {
            return;
        }
        vertx.setTimer(retryMillis, fired -> {
            if (socket == gone) {
                open();
            }
        });
    }

    private void heard(Buffer record) {
        String text = record.toString();
        if (!isBegun) {
            begun(text);
        } else if (text.contains("event: reset")) {
            tally.resets++;
        } else if (text.contains("data: ")) {
            event(text);
        }
    }

    private void begun(String head) {
        isBegun = true;
        if (!head.contains("HTTP/1.1 200")) {
            tally.refused++;
            retryMillis = AGAIN_MILLIS + ThreadLocalRandom.current().nextLong(AGAIN_MILLIS);
            cut();
            return;
        }
        retryMillis = number(head, "retry: ");
    }

    private void event(String text) {
        long next = number(text, "\"number\":");
        if (text.contains("event: delta")) {
            tally.deltas++;
            tally.gaps += number(text, "\"since\":") > number ? 1 : 0;
            tally.doubles += number(text, "\"since\":") < number ? 1 : 0;
            spaced();
        } else {
            tally.snapshots++;
        }
        int id = text.indexOf("id: ") + 4;
        lastId = text.substring(id, text.indexOf('\n', id));
        number = next;
        isHere = true;
        if (text.contains(PROBE) && text.indexOf(PROBE) < text.indexOf("\"minutes\"")) {
            probes = number(text, PROBE);
            seen.accept(probes);
        }
    }

    /** How close together three deltas came. */
    private void spaced() {
        long now = System.currentTimeMillis();
        if (toldAt[0] > 0) {
            tally.closestMillis = Math.min(tally.closestMillis, now - toldAt[0]);
        }
        toldAt[0] = toldAt[1];
        toldAt[1] = now;
    }

    private static long number(String text, String name) {
        int from = text.indexOf(name) + name.length();
        int to = from;
        while (to < text.length() && Character.isDigit(text.charAt(to))) {
            to++;
        }
        return Long.parseLong(text.substring(from, to));
    }
}
