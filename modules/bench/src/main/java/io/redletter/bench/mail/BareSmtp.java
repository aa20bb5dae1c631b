package io.redletter.bench.mail;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What it is measured against: a loop that says the same bytes to the same server again and again, envelope and letter as one
 * of ours was, over as many connections; it stores nothing, makes nothing and checks nothing. A process of its own, which
 * writes what it did to a file.
 */
public final class BareSmtp {
    private static final String DATA = "DATA\r\n";

    private BareSmtp() {}

    /** @param arguments port, messages, connections, file of the letter as it went over the wire, file for the result */
    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        int messages = Integer.parseInt(arguments[1]);
        int connections = Integer.parseInt(arguments[2]);
        String sample = Files.readString(Path.of(arguments[3]));
        int letter = sample.indexOf(DATA) + DATA.length();
        Buffer envelope = Buffer.buffer(sample.substring(0, letter));
        Buffer body = Buffer.buffer(sample.substring(letter));
        Vertx vertx = Vertx.vertx();
        AtomicInteger next = new AtomicInteger();
        System.out.println("ready");
        long began = System.nanoTime();
        CountDownLatch done = new CountDownLatch(connections);
        NetClient client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
        vertx.runOnContext(v -> IntStream.range(0, connections).forEach(i -> client.connect(port, "127.0.0.1")
                .compose(socket -> new Talk(socket, envelope, body, () -> next.getAndIncrement() < messages).over())
                .onFailure(failure -> {
                    System.err.println("bare loop: " + failure);
                    System.exit(1);
                })
                .onSuccess(over -> done.countDown())));
        done.await();
        client.close().onFailure(failure -> System.err.println("not closed: " + failure));
        double seconds = (System.nanoTime() - began) / 1e9;
        Path result = Path.of(arguments[4]);
        Path draft = result.resolveSibling(result.getFileName() + ".new");
        Files.writeString(draft, messages / seconds + " 0");
        Files.move(draft, result);
        System.exit(0);
    }

    /** One connection: greeting and hello, then letters, each after the answer to the one before. */
    private static final class Talk {
        private final NetSocket socket;
        private final Buffer envelope;
        private final Buffer letter;
        private final More more;
        private final Promise<Void> over = Promise.promise();
        private String rest = "";
        private int awaited = 1;
        private @Nullable Runnable then = this::hello;

        /** Whether another letter is to be said. */
        private interface More {
            boolean isWanted();
        }

        private Talk(NetSocket socket, Buffer envelope, Buffer letter, More more) {
            this.socket = socket;
            this.envelope = envelope;
            this.letter = letter;
            this.more = more;
            socket.handler(this::heard);
            socket.closeHandler(v -> over.tryFail("the sink closed"));
        }

        Future<Void> over() {
            return over.future();
        }

        /** Counts the last lines of answers: those with a blank behind their code. */
        private void heard(Buffer bytes) {
            rest += bytes;
            for (int end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
                awaited -= end >= 4 && rest.charAt(3) == ' ' ? 1 : 0;
                rest = rest.substring(end + 2);
            }
            Runnable step = then;
            if (awaited == 0 && step != null) {
                then = null;
                step.run();
            }
        }

        private void hello() {
            say(Buffer.buffer("EHLO bench.example\r\n"), 1, this::open);
        }

        private void open() {
            if (more.isWanted()) {
                say(envelope, 3, () -> say(letter, 1, this::open));
            } else {
                over.tryComplete();
                socket.close();
            }
        }

        private void say(Buffer bytes, int answers, Runnable next) {
            awaited = answers;
            then = next;
            socket.write(bytes).onFailure(over::tryFail);
        }
    }
}
