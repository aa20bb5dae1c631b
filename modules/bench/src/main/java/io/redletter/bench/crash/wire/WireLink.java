package io.redletter.bench.crash.wire;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/** One connection of a node, carried through in both directions by two threads. */
final class WireLink {
    private final Socket client;
    private final Socket store;
    private final Watcher watcher;
    private final Map<Integer, Underway> underway = new ConcurrentHashMap<>();

    /**
     * A write whose answer has not come.
     *
     * @param leftOut how many of its items were not forwarded
     */
    private record Underway(Command command, int leftOut) {}

    WireLink(Socket client, Socket store, Watcher watcher) throws IOException {
        this.client = client;
        this.store = store;
        this.watcher = watcher;
        client.setTcpNoDelay(true);
        store.setTcpNoDelay(true);
    }

    /** From the node to the store, until one of them ends. */
    void up() {
        try {
            DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream(), 1 << 16));
            OutputStream out = store.getOutputStream();
            for (WireMessage message = WireMessage.read(in); message != null; message = WireMessage.read(in)) {
                Optional<Command> command = Command.in(message);
                if (command.isEmpty()) {
                    out.write(message.bytes());
                } else if (!forward(message, command.get(), out)) {
                    break;
                }
            }
        } catch (IOException ended) {
            // as connections do
        } finally {
            close();
        }
    }

    private boolean forward(WireMessage message, Command command, OutputStream out) throws IOException {
        if (watcher.request(command) == Watcher.Way.CUT) {
            return false;
        }
        List<BsonDocument> rest = watcher.forwarded(command);
        int leftOut = command.items().size() - rest.size();
        if (rest.isEmpty() && leftOut > 0) {
            BsonDocument done = new BsonDocument("ok", new BsonInt32(1));
            answer(Command.message(0, message.requestId(), counted(done, leftOut)));
            return true;
        }
        underway.put(message.requestId(), new Underway(command, leftOut));
        boolean same = rest.equals(command.items());
        out.write((same ? message : command.with(rest).message(message.requestId())).bytes());
        return true;
    }

    /** From the store to the node, until one of them ends. */
    void down() {
        try {
            DataInputStream in = new DataInputStream(new BufferedInputStream(store.getInputStream(), 1 << 16));
            for (WireMessage message = WireMessage.read(in); message != null; message = WireMessage.read(in)) {
                Underway done = underway.remove(message.responseTo());
                if (done != null && watcher.answer(done.command()) == Watcher.Way.CUT) {
                    break;
                }
                boolean whole = done == null || done.leftOut() == 0;
                answer(
                        whole
                                ? message
                                : Command.message(
                                        message.requestId(),
                                        message.responseTo(),
                                        counted(Command.answer(message), done.leftOut())));
            }
        } catch (IOException ended) {
            // as connections do
        } finally {
            close();
        }
    }

    private static BsonDocument counted(BsonDocument answer, int more) {
        for (String field : List.of("n", "nModified")) {
            int now = answer.containsKey(field) ? answer.getNumber(field).intValue() : 0;
            answer.put(field, new BsonInt32(now + more));
        }
        return answer;
    }

    private void answer(WireMessage message) throws IOException {
        synchronized (client) {
            client.getOutputStream().write(message.bytes());
        }
    }

    void close() {
        close(client);
        close(store);
    }

    static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // nothing to be done about it
        }
    }
}
