package io.redletter.bench.mail;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A mail server that takes everything and counts: how many messages, how many different {@code Message-ID}s. A process of its
 * own; {@code XCOUNT} asks it, {@code XFORGET} begins anew, {@code XKEEP FILE} writes down how the first message since then was
 * said, envelope and all.
 */
public final class MailSink {
    private MailSink() {}

    public static void main(String[] arguments) throws InterruptedException {
        int port = Integer.parseInt(arguments[0]);
        Seen seen = new Seen();
        Vertx vertx = Vertx.vertx();
        vertx.createNetServer(new NetServerOptions().setTcpNoDelay(true))
                .connectHandler(socket -> new Visit(socket, seen).greet())
                .listen(port, "127.0.0.1")
                .onSuccess(server -> System.out.println("ready " + port))
                .onFailure(failure -> System.exit(1));
        new CountDownLatch(1).await();
    }

    /** The ids that came, by 64 bits of each, in one flat table. One event loop, so no lock. */
    private static final class Seen {
        private static final int SLOTS = 1 << 22;
        private long[] table = new long[SLOTS];
        private long messages;
        private long different;
        private @Nullable Buffer first;

        void add(String id) {
            messages++;
            long hash = hash(id);
            int slot = (int) (hash >>> 42) & (SLOTS - 1);
            while (table[slot] != 0 && table[slot] != hash) {
                slot = (slot + 1) & (SLOTS - 1);
            }
            if (table[slot] == 0) {
                table[slot] = hash;
                different++;
            }
        }

        void forget() {
            table = new long[SLOTS];
            messages = 0;
            different = 0;
            first = null;
        }

        boolean isFirst() {
            return first == null;
        }

        void keep(Buffer said) {
            first = said;
        }

        void write(Path file) {
            try {
                Files.write(file, first == null ? new byte[0] : first.getBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(file + ": cannot be written", e);
            }
        }

        private static long hash(String id) {
            long hash = 0xcbf29ce484222325L;
            for (int i = 0; i < id.length(); i++) {
                hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
            }
            hash ^= hash >>> 29;
            return hash == 0 ? 1 : (hash * 0x9e3779b97f4a7c15L) | 1;
        }
    }

    /** One conversation. */
    private static final class Visit {
        private final NetSocket socket;
        private final Seen seen;
        private Buffer unread = Buffer.buffer();
        private String envelope = "";
        private boolean reading;
        private int looked;

        private Visit(NetSocket socket, Seen seen) {
            this.socket = socket;
            this.seen = seen;
            socket.exceptionHandler(failure -> socket.close());
            socket.handler(bytes -> {
                unread.appendBuffer(bytes);
                work();
            });
        }

        void greet() {
            say("220 sink ESMTP");
        }

        private void work() {
            while (reading ? message() : command()) {
                // until nothing whole is left
            }
        }

        private boolean command() {
            int end = find('\n', 0);
            if (end < 0) {
                return false;
            }
            String line = unread.getString(0, end).strip();
            unread = unread.getBuffer(end + 1, unread.length());
            if (line.startsWith("MAIL ")) {
                envelope = "";
            }
            envelope = seen.isFirst() ? envelope + line + "\r\n" : "";
            answer(line);
            return true;
        }

        private void answer(String line) {
            if (line.startsWith("EHLO")) {
                say("250-sink\r\n250-PIPELINING\r\n250 8BITMIME");
            } else if (line.equals("DATA")) {
                reading = true;
                looked = 0;
                say("354 go ahead");
            } else if (line.equals("XCOUNT")) {
                say("250 " + seen.messages + " " + seen.different);
            } else if (line.equals("XFORGET")) {
                seen.forget();
                say("250 forgotten");
            } else if (line.startsWith("XKEEP ")) {
                seen.write(Path.of(line.substring(6)));
                say("250 kept");
            } else if (line.equals("QUIT")) {
                socket.write("221 bye\r\n").onComplete(done -> socket.close());
            } else {
                say("250 ok");
            }
        }

        private boolean message() {
            for (int at = Math.max(4, looked); at < unread.length(); at++) {
                if (unread.getByte(at) == '\n' && ends(at)) {
                    if (seen.isFirst()) {
                        seen.keep(Buffer.buffer(envelope).appendBuffer(unread, 0, at + 1));
                    }
                    seen.add(id(unread, at));
                    unread = unread.getBuffer(at + 1, unread.length());
                    reading = false;
                    say("250 taken");
                    return true;
                }
            }
            looked = unread.length();
            return false;
        }

        private boolean ends(int at) {
            return unread.getByte(at - 1) == '\r'
                    && unread.getByte(at - 2) == '.'
                    && unread.getByte(at - 3) == '\n'
                    && unread.getByte(at - 4) == '\r';
        }

        private static String id(Buffer message, int end) {
            String head = message.getString(0, Math.min(end, 4096), StandardCharsets.ISO_8859_1.name());
            int from = head.indexOf("Message-ID:");
            return from < 0 ? "" : head.substring(from, head.indexOf('\r', from));
        }

        private int find(char wanted, int from) {
            for (int i = from; i < unread.length(); i++) {
                if (unread.getByte(i) == wanted) {
                    return i;
                }
            }
            return -1;
        }

        private void say(String line) {
            socket.write(line + "\r\n");
        }
    }
}
