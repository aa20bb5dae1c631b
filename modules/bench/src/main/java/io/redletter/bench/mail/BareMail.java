package io.redletter.bench.mail;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * For comparison: a loop over the Vert.x mail client, which makes letters of much the same text by itself and sends them to the
 * same server; it stores nothing. A process of its own, which writes what it did to a file.
 */
public final class BareMail {
    private BareMail() {}

    /** @param arguments port, messages, connections, file of the HTML text, file for the result */
    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        int messages = Integer.parseInt(arguments[1]);
        int connections = Integer.parseInt(arguments[2]);
        String html = Files.readString(Path.of(arguments[3]));
        Vertx vertx = Vertx.vertx();
        MailClient client = MailClient.createShared(
                vertx,
                new MailConfig("127.0.0.1", port, StartTLSOptions.DISABLED, io.vertx.ext.mail.LoginOption.DISABLED)
                        .setMaxPoolSize(connections)
                        .setPipelining(true)
                        .setOwnHostname("bench.example"));
        System.out.println("ready");
        long began = System.nanoTime();
        CountDownLatch done = new CountDownLatch(1);
        AtomicInteger next = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        vertx.runOnContext(
                v -> loops(client, html, messages, connections, next, failed).onComplete(end -> done.countDown()));
        done.await();
        double seconds = (System.nanoTime() - began) / 1e9;
        Path result = Path.of(arguments[4]);
        Path draft = result.resolveSibling(result.getFileName() + ".new");
        Files.writeString(draft, (messages - failed.get()) / seconds + " " + failed.get());
        Files.move(draft, result);
        System.exit(0);
    }

    private static Future<?> loops(
            MailClient client, String html, int messages, int connections, AtomicInteger next, AtomicInteger failed) {
        Promise<Void> over = Promise.promise();
        AtomicInteger running = new AtomicInteger(connections);
        for (int i = 0; i < connections; i++) {
            one(client, html, messages, next, failed, () -> {
                if (running.decrementAndGet() == 0) {
                    over.complete();
                }
            });
        }
        return over.future();
    }

    private static void one(
            MailClient client, String html, int messages, AtomicInteger next, AtomicInteger failed, Runnable end) {
        int number = next.getAndIncrement();
        if (number >= messages) {
            end.run();
            return;
        }
        MailMessage message = new MailMessage()
                .setFrom("news@bench.example")
                .setTo("reader" + number + "@readers.example")
                .setSubject("六五环境日:共建清洁美丽世界")
                .setText("六五环境日:共建清洁美丽世界。".repeat(20) + number)
                .setHtml(html);
        message.addHeader("Message-ID", "<bare" + number + "@bench.example>");
        client.sendMail(message).onComplete(sent -> {
            if (sent.failed()) {
                failed.incrementAndGet();
            }
            one(client, html, messages, next, failed, end);
        });
    }
}
